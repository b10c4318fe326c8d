from probatio import *
