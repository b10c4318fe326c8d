const nt = globalThis, _t = nt.ShadowRoot && (nt.ShadyCSS === void 0 || nt.ShadyCSS.nativeShadow) && "adoptedStyleSheets" in Document.prototype && "replace" in CSSStyleSheet.prototype, yt = /* @__PURE__ */ Symbol(), Tt = /* @__PURE__ */ new WeakMap();
let Wt = class {
  constructor(t, s, i) {
    if (this._$cssResult$ = !0, i !== yt) throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");
    this.cssText = t, this.t = s;
  }
  get styleSheet() {
    let t = this.o;
    const s = this.t;
    if (_t && t === void 0) {
      const i = s !== void 0 && s.length === 1;
      i && (t = Tt.get(s)), t === void 0 && ((this.o = t = new CSSStyleSheet()).replaceSync(this.cssText), i && Tt.set(s, t));
    }
    return t;
  }
  toString() {
    return this.cssText;
  }
};
const fe = (e) => new Wt(typeof e == "string" ? e : e + "", void 0, yt), k = (e, ...t) => {
  const s = e.length === 1 ? e[0] : t.reduce((i, n, r) => i + ((o) => {
    if (o._$cssResult$ === !0) return o.cssText;
    if (typeof o == "number") return o;
    throw Error("Value passed to 'css' function must be a 'css' function result: " + o + ". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.");
  })(n) + e[r + 1], e[0]);
  return new Wt(s, e, yt);
}, ge = (e, t) => {
  if (_t) e.adoptedStyleSheets = t.map((s) => s instanceof CSSStyleSheet ? s : s.styleSheet);
  else for (const s of t) {
    const i = document.createElement("style"), n = nt.litNonce;
    n !== void 0 && i.setAttribute("nonce", n), i.textContent = s.cssText, e.appendChild(i);
  }
}, Pt = _t ? (e) => e : (e) => e instanceof CSSStyleSheet ? ((t) => {
  let s = "";
  for (const i of t.cssRules) s += i.cssText;
  return fe(s);
})(e) : e;
const { is: $e, defineProperty: ve, getOwnPropertyDescriptor: be, getOwnPropertyNames: we, getOwnPropertySymbols: _e, getPrototypeOf: ye } = Object, dt = globalThis, zt = dt.trustedTypes, ke = zt ? zt.emptyScript : "", xe = dt.reactiveElementPolyfillSupport, V = (e, t) => e, rt = { toAttribute(e, t) {
  switch (t) {
    case Boolean:
      e = e ? ke : null;
      break;
    case Object:
    case Array:
      e = e == null ? e : JSON.stringify(e);
  }
  return e;
}, fromAttribute(e, t) {
  let s = e;
  switch (t) {
    case Boolean:
      s = e !== null;
      break;
    case Number:
      s = e === null ? null : Number(e);
      break;
    case Object:
    case Array:
      try {
        s = JSON.parse(e);
      } catch {
        s = null;
      }
  }
  return s;
} }, kt = (e, t) => !$e(e, t), Mt = { attribute: !0, type: String, converter: rt, reflect: !1, useDefault: !1, hasChanged: kt };
Symbol.metadata ??= /* @__PURE__ */ Symbol("metadata"), dt.litPropertyMetadata ??= /* @__PURE__ */ new WeakMap();
let j = class extends HTMLElement {
  static addInitializer(t) {
    this._$Ei(), (this.l ??= []).push(t);
  }
  static get observedAttributes() {
    return this.finalize(), this._$Eh && [...this._$Eh.keys()];
  }
  static createProperty(t, s = Mt) {
    if (s.state && (s.attribute = !1), this._$Ei(), this.prototype.hasOwnProperty(t) && ((s = Object.create(s)).wrapped = !0), this.elementProperties.set(t, s), !s.noAccessor) {
      const i = /* @__PURE__ */ Symbol(), n = this.getPropertyDescriptor(t, i, s);
      n !== void 0 && ve(this.prototype, t, n);
    }
  }
  static getPropertyDescriptor(t, s, i) {
    const { get: n, set: r } = be(this.prototype, t) ?? { get() {
      return this[s];
    }, set(o) {
      this[s] = o;
    } };
    return { get: n, set(o) {
      const l = n?.call(this);
      r?.call(this, o), this.requestUpdate(t, l, i);
    }, configurable: !0, enumerable: !0 };
  }
  static getPropertyOptions(t) {
    return this.elementProperties.get(t) ?? Mt;
  }
  static _$Ei() {
    if (this.hasOwnProperty(V("elementProperties"))) return;
    const t = ye(this);
    t.finalize(), t.l !== void 0 && (this.l = [...t.l]), this.elementProperties = new Map(t.elementProperties);
  }
  static finalize() {
    if (this.hasOwnProperty(V("finalized"))) return;
    if (this.finalized = !0, this._$Ei(), this.hasOwnProperty(V("properties"))) {
      const s = this.properties, i = [...we(s), ..._e(s)];
      for (const n of i) this.createProperty(n, s[n]);
    }
    const t = this[Symbol.metadata];
    if (t !== null) {
      const s = litPropertyMetadata.get(t);
      if (s !== void 0) for (const [i, n] of s) this.elementProperties.set(i, n);
    }
    this._$Eh = /* @__PURE__ */ new Map();
    for (const [s, i] of this.elementProperties) {
      const n = this._$Eu(s, i);
      n !== void 0 && this._$Eh.set(n, s);
    }
    this.elementStyles = this.finalizeStyles(this.styles);
  }
  static finalizeStyles(t) {
    const s = [];
    if (Array.isArray(t)) {
      const i = new Set(t.flat(1 / 0).reverse());
      for (const n of i) s.unshift(Pt(n));
    } else t !== void 0 && s.push(Pt(t));
    return s;
  }
  static _$Eu(t, s) {
    const i = s.attribute;
    return i === !1 ? void 0 : typeof i == "string" ? i : typeof t == "string" ? t.toLowerCase() : void 0;
  }
  constructor() {
    super(), this._$Ep = void 0, this.isUpdatePending = !1, this.hasUpdated = !1, this._$Em = null, this._$Ev();
  }
  _$Ev() {
    this._$ES = new Promise((t) => this.enableUpdating = t), this._$AL = /* @__PURE__ */ new Map(), this._$E_(), this.requestUpdate(), this.constructor.l?.forEach((t) => t(this));
  }
  addController(t) {
    (this._$EO ??= /* @__PURE__ */ new Set()).add(t), this.renderRoot !== void 0 && this.isConnected && t.hostConnected?.();
  }
  removeController(t) {
    this._$EO?.delete(t);
  }
  _$E_() {
    const t = /* @__PURE__ */ new Map(), s = this.constructor.elementProperties;
    for (const i of s.keys()) this.hasOwnProperty(i) && (t.set(i, this[i]), delete this[i]);
    t.size > 0 && (this._$Ep = t);
  }
  createRenderRoot() {
    const t = this.shadowRoot ?? this.attachShadow(this.constructor.shadowRootOptions);
    return ge(t, this.constructor.elementStyles), t;
  }
  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot(), this.enableUpdating(!0), this._$EO?.forEach((t) => t.hostConnected?.());
  }
  enableUpdating(t) {
  }
  disconnectedCallback() {
    this._$EO?.forEach((t) => t.hostDisconnected?.());
  }
  attributeChangedCallback(t, s, i) {
    this._$AK(t, i);
  }
  _$ET(t, s) {
    const i = this.constructor.elementProperties.get(t), n = this.constructor._$Eu(t, i);
    if (n !== void 0 && i.reflect === !0) {
      const r = (i.converter?.toAttribute !== void 0 ? i.converter : rt).toAttribute(s, i.type);
      this._$Em = t, r == null ? this.removeAttribute(n) : this.setAttribute(n, r), this._$Em = null;
    }
  }
  _$AK(t, s) {
    const i = this.constructor, n = i._$Eh.get(t);
    if (n !== void 0 && this._$Em !== n) {
      const r = i.getPropertyOptions(n), o = typeof r.converter == "function" ? { fromAttribute: r.converter } : r.converter?.fromAttribute !== void 0 ? r.converter : rt;
      this._$Em = n;
      const l = o.fromAttribute(s, r.type);
      this[n] = l ?? this._$Ej?.get(n) ?? l, this._$Em = null;
    }
  }
  requestUpdate(t, s, i, n = !1, r) {
    if (t !== void 0) {
      const o = this.constructor;
      if (n === !1 && (r = this[t]), i ??= o.getPropertyOptions(t), !((i.hasChanged ?? kt)(r, s) || i.useDefault && i.reflect && r === this._$Ej?.get(t) && !this.hasAttribute(o._$Eu(t, i)))) return;
      this.C(t, s, i);
    }
    this.isUpdatePending === !1 && (this._$ES = this._$EP());
  }
  C(t, s, { useDefault: i, reflect: n, wrapped: r }, o) {
    i && !(this._$Ej ??= /* @__PURE__ */ new Map()).has(t) && (this._$Ej.set(t, o ?? s ?? this[t]), r !== !0 || o !== void 0) || (this._$AL.has(t) || (this.hasUpdated || i || (s = void 0), this._$AL.set(t, s)), n === !0 && this._$Em !== t && (this._$Eq ??= /* @__PURE__ */ new Set()).add(t));
  }
  async _$EP() {
    this.isUpdatePending = !0;
    try {
      await this._$ES;
    } catch (s) {
      Promise.reject(s);
    }
    const t = this.scheduleUpdate();
    return t != null && await t, !this.isUpdatePending;
  }
  scheduleUpdate() {
    return this.performUpdate();
  }
  performUpdate() {
    if (!this.isUpdatePending) return;
    if (!this.hasUpdated) {
      if (this.renderRoot ??= this.createRenderRoot(), this._$Ep) {
        for (const [n, r] of this._$Ep) this[n] = r;
        this._$Ep = void 0;
      }
      const i = this.constructor.elementProperties;
      if (i.size > 0) for (const [n, r] of i) {
        const { wrapped: o } = r, l = this[n];
        o !== !0 || this._$AL.has(n) || l === void 0 || this.C(n, void 0, r, l);
      }
    }
    let t = !1;
    const s = this._$AL;
    try {
      t = this.shouldUpdate(s), t ? (this.willUpdate(s), this._$EO?.forEach((i) => i.hostUpdate?.()), this.update(s)) : this._$EM();
    } catch (i) {
      throw t = !1, this._$EM(), i;
    }
    t && this._$AE(s);
  }
  willUpdate(t) {
  }
  _$AE(t) {
    this._$EO?.forEach((s) => s.hostUpdated?.()), this.hasUpdated || (this.hasUpdated = !0, this.firstUpdated(t)), this.updated(t);
  }
  _$EM() {
    this._$AL = /* @__PURE__ */ new Map(), this.isUpdatePending = !1;
  }
  get updateComplete() {
    return this.getUpdateComplete();
  }
  getUpdateComplete() {
    return this._$ES;
  }
  shouldUpdate(t) {
    return !0;
  }
  update(t) {
    this._$Eq &&= this._$Eq.forEach((s) => this._$ET(s, this[s])), this._$EM();
  }
  updated(t) {
  }
  firstUpdated(t) {
  }
};
j.elementStyles = [], j.shadowRootOptions = { mode: "open" }, j[V("elementProperties")] = /* @__PURE__ */ new Map(), j[V("finalized")] = /* @__PURE__ */ new Map(), xe?.({ ReactiveElement: j }), (dt.reactiveElementVersions ??= []).push("2.1.2");
const xt = globalThis, Dt = (e) => e, ot = xt.trustedTypes, Ut = ot ? ot.createPolicy("lit-html", { createHTML: (e) => e }) : void 0, Kt = "$lit$", O = `lit$${Math.random().toFixed(9).slice(2)}$`, Vt = "?" + O, Ae = `<${Vt}>`, M = document, J = () => M.createComment(""), G = (e) => e === null || typeof e != "object" && typeof e != "function", At = Array.isArray, Se = (e) => At(e) || typeof e?.[Symbol.iterator] == "function", ft = `[ 	
\f\r]`, K = /<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g, Rt = /-->/g, jt = />/g, P = RegExp(`>|${ft}(?:([^\\s"'>=/]+)(${ft}*=${ft}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`, "g"), Nt = /'/g, Ht = /"/g, Zt = /^(?:script|style|textarea|title)$/i, Jt = (e) => (t, ...s) => ({ _$litType$: e, strings: t, values: s }), a = Jt(1), St = Jt(2), H = /* @__PURE__ */ Symbol.for("lit-noChange"), d = /* @__PURE__ */ Symbol.for("lit-nothing"), qt = /* @__PURE__ */ new WeakMap(), z = M.createTreeWalker(M, 129);
function Gt(e, t) {
  if (!At(e) || !e.hasOwnProperty("raw")) throw Error("invalid template strings array");
  return Ut !== void 0 ? Ut.createHTML(t) : t;
}
const Oe = (e, t) => {
  const s = e.length - 1, i = [];
  let n, r = t === 2 ? "<svg>" : t === 3 ? "<math>" : "", o = K;
  for (let l = 0; l < s; l++) {
    const c = e[l];
    let u, p, h = -1, v = 0;
    for (; v < c.length && (o.lastIndex = v, p = o.exec(c), p !== null); ) v = o.lastIndex, o === K ? p[1] === "!--" ? o = Rt : p[1] !== void 0 ? o = jt : p[2] !== void 0 ? (Zt.test(p[2]) && (n = RegExp("</" + p[2], "g")), o = P) : p[3] !== void 0 && (o = P) : o === P ? p[0] === ">" ? (o = n ?? K, h = -1) : p[1] === void 0 ? h = -2 : (h = o.lastIndex - p[2].length, u = p[1], o = p[3] === void 0 ? P : p[3] === '"' ? Ht : Nt) : o === Ht || o === Nt ? o = P : o === Rt || o === jt ? o = K : (o = P, n = void 0);
    const w = o === P && e[l + 1].startsWith("/>") ? " " : "";
    r += o === K ? c + Ae : h >= 0 ? (i.push(u), c.slice(0, h) + Kt + c.slice(h) + O + w) : c + O + (h === -2 ? l : w);
  }
  return [Gt(e, r + (e[s] || "<?>") + (t === 2 ? "</svg>" : t === 3 ? "</math>" : "")), i];
};
class Y {
  constructor({ strings: t, _$litType$: s }, i) {
    let n;
    this.parts = [];
    let r = 0, o = 0;
    const l = t.length - 1, c = this.parts, [u, p] = Oe(t, s);
    if (this.el = Y.createElement(u, i), z.currentNode = this.el.content, s === 2 || s === 3) {
      const h = this.el.content.firstChild;
      h.replaceWith(...h.childNodes);
    }
    for (; (n = z.nextNode()) !== null && c.length < l; ) {
      if (n.nodeType === 1) {
        if (n.hasAttributes()) for (const h of n.getAttributeNames()) if (h.endsWith(Kt)) {
          const v = p[o++], w = n.getAttribute(h).split(O), it = /([.?@])?(.*)/.exec(v);
          c.push({ type: 1, index: r, name: it[2], strings: w, ctor: it[1] === "." ? Ce : it[1] === "?" ? Te : it[1] === "@" ? Pe : ht }), n.removeAttribute(h);
        } else h.startsWith(O) && (c.push({ type: 6, index: r }), n.removeAttribute(h));
        if (Zt.test(n.tagName)) {
          const h = n.textContent.split(O), v = h.length - 1;
          if (v > 0) {
            n.textContent = ot ? ot.emptyScript : "";
            for (let w = 0; w < v; w++) n.append(h[w], J()), z.nextNode(), c.push({ type: 2, index: ++r });
            n.append(h[v], J());
          }
        }
      } else if (n.nodeType === 8) if (n.data === Vt) c.push({ type: 2, index: r });
      else {
        let h = -1;
        for (; (h = n.data.indexOf(O, h + 1)) !== -1; ) c.push({ type: 7, index: r }), h += O.length - 1;
      }
      r++;
    }
  }
  static createElement(t, s) {
    const i = M.createElement("template");
    return i.innerHTML = t, i;
  }
}
function q(e, t, s = e, i) {
  if (t === H) return t;
  let n = i !== void 0 ? s._$Co?.[i] : s._$Cl;
  const r = G(t) ? void 0 : t._$litDirective$;
  return n?.constructor !== r && (n?._$AO?.(!1), r === void 0 ? n = void 0 : (n = new r(e), n._$AT(e, s, i)), i !== void 0 ? (s._$Co ??= [])[i] = n : s._$Cl = n), n !== void 0 && (t = q(e, n._$AS(e, t.values), n, i)), t;
}
class Ee {
  constructor(t, s) {
    this._$AV = [], this._$AN = void 0, this._$AD = t, this._$AM = s;
  }
  get parentNode() {
    return this._$AM.parentNode;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  u(t) {
    const { el: { content: s }, parts: i } = this._$AD, n = (t?.creationScope ?? M).importNode(s, !0);
    z.currentNode = n;
    let r = z.nextNode(), o = 0, l = 0, c = i[0];
    for (; c !== void 0; ) {
      if (o === c.index) {
        let u;
        c.type === 2 ? u = new tt(r, r.nextSibling, this, t) : c.type === 1 ? u = new c.ctor(r, c.name, c.strings, this, t) : c.type === 6 && (u = new ze(r, this, t)), this._$AV.push(u), c = i[++l];
      }
      o !== c?.index && (r = z.nextNode(), o++);
    }
    return z.currentNode = M, n;
  }
  p(t) {
    let s = 0;
    for (const i of this._$AV) i !== void 0 && (i.strings !== void 0 ? (i._$AI(t, i, s), s += i.strings.length - 2) : i._$AI(t[s])), s++;
  }
}
class tt {
  get _$AU() {
    return this._$AM?._$AU ?? this._$Cv;
  }
  constructor(t, s, i, n) {
    this.type = 2, this._$AH = d, this._$AN = void 0, this._$AA = t, this._$AB = s, this._$AM = i, this.options = n, this._$Cv = n?.isConnected ?? !0;
  }
  get parentNode() {
    let t = this._$AA.parentNode;
    const s = this._$AM;
    return s !== void 0 && t?.nodeType === 11 && (t = s.parentNode), t;
  }
  get startNode() {
    return this._$AA;
  }
  get endNode() {
    return this._$AB;
  }
  _$AI(t, s = this) {
    t = q(this, t, s), G(t) ? t === d || t == null || t === "" ? (this._$AH !== d && this._$AR(), this._$AH = d) : t !== this._$AH && t !== H && this._(t) : t._$litType$ !== void 0 ? this.$(t) : t.nodeType !== void 0 ? this.T(t) : Se(t) ? this.k(t) : this._(t);
  }
  O(t) {
    return this._$AA.parentNode.insertBefore(t, this._$AB);
  }
  T(t) {
    this._$AH !== t && (this._$AR(), this._$AH = this.O(t));
  }
  _(t) {
    this._$AH !== d && G(this._$AH) ? this._$AA.nextSibling.data = t : this.T(M.createTextNode(t)), this._$AH = t;
  }
  $(t) {
    const { values: s, _$litType$: i } = t, n = typeof i == "number" ? this._$AC(t) : (i.el === void 0 && (i.el = Y.createElement(Gt(i.h, i.h[0]), this.options)), i);
    if (this._$AH?._$AD === n) this._$AH.p(s);
    else {
      const r = new Ee(n, this), o = r.u(this.options);
      r.p(s), this.T(o), this._$AH = r;
    }
  }
  _$AC(t) {
    let s = qt.get(t.strings);
    return s === void 0 && qt.set(t.strings, s = new Y(t)), s;
  }
  k(t) {
    At(this._$AH) || (this._$AH = [], this._$AR());
    const s = this._$AH;
    let i, n = 0;
    for (const r of t) n === s.length ? s.push(i = new tt(this.O(J()), this.O(J()), this, this.options)) : i = s[n], i._$AI(r), n++;
    n < s.length && (this._$AR(i && i._$AB.nextSibling, n), s.length = n);
  }
  _$AR(t = this._$AA.nextSibling, s) {
    for (this._$AP?.(!1, !0, s); t !== this._$AB; ) {
      const i = Dt(t).nextSibling;
      Dt(t).remove(), t = i;
    }
  }
  setConnected(t) {
    this._$AM === void 0 && (this._$Cv = t, this._$AP?.(t));
  }
}
class ht {
  get tagName() {
    return this.element.tagName;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  constructor(t, s, i, n, r) {
    this.type = 1, this._$AH = d, this._$AN = void 0, this.element = t, this.name = s, this._$AM = n, this.options = r, i.length > 2 || i[0] !== "" || i[1] !== "" ? (this._$AH = Array(i.length - 1).fill(new String()), this.strings = i) : this._$AH = d;
  }
  _$AI(t, s = this, i, n) {
    const r = this.strings;
    let o = !1;
    if (r === void 0) t = q(this, t, s, 0), o = !G(t) || t !== this._$AH && t !== H, o && (this._$AH = t);
    else {
      const l = t;
      let c, u;
      for (t = r[0], c = 0; c < r.length - 1; c++) u = q(this, l[i + c], s, c), u === H && (u = this._$AH[c]), o ||= !G(u) || u !== this._$AH[c], u === d ? t = d : t !== d && (t += (u ?? "") + r[c + 1]), this._$AH[c] = u;
    }
    o && !n && this.j(t);
  }
  j(t) {
    t === d ? this.element.removeAttribute(this.name) : this.element.setAttribute(this.name, t ?? "");
  }
}
class Ce extends ht {
  constructor() {
    super(...arguments), this.type = 3;
  }
  j(t) {
    this.element[this.name] = t === d ? void 0 : t;
  }
}
class Te extends ht {
  constructor() {
    super(...arguments), this.type = 4;
  }
  j(t) {
    this.element.toggleAttribute(this.name, !!t && t !== d);
  }
}
class Pe extends ht {
  constructor(t, s, i, n, r) {
    super(t, s, i, n, r), this.type = 5;
  }
  _$AI(t, s = this) {
    if ((t = q(this, t, s, 0) ?? d) === H) return;
    const i = this._$AH, n = t === d && i !== d || t.capture !== i.capture || t.once !== i.once || t.passive !== i.passive, r = t !== d && (i === d || n);
    n && this.element.removeEventListener(this.name, this, i), r && this.element.addEventListener(this.name, this, t), this._$AH = t;
  }
  handleEvent(t) {
    typeof this._$AH == "function" ? this._$AH.call(this.options?.host ?? this.element, t) : this._$AH.handleEvent(t);
  }
}
class ze {
  constructor(t, s, i) {
    this.element = t, this.type = 6, this._$AN = void 0, this._$AM = s, this.options = i;
  }
  get _$AU() {
    return this._$AM._$AU;
  }
  _$AI(t) {
    q(this, t);
  }
}
const Me = xt.litHtmlPolyfillSupport;
Me?.(Y, tt), (xt.litHtmlVersions ??= []).push("3.3.3");
const De = (e, t, s) => {
  const i = s?.renderBefore ?? t;
  let n = i._$litPart$;
  if (n === void 0) {
    const r = s?.renderBefore ?? null;
    i._$litPart$ = n = new tt(t.insertBefore(J(), r), r, void 0, s ?? {});
  }
  return n._$AI(e), n;
};
const Ot = globalThis;
class _ extends j {
  constructor() {
    super(...arguments), this.renderOptions = { host: this }, this._$Do = void 0;
  }
  createRenderRoot() {
    const t = super.createRenderRoot();
    return this.renderOptions.renderBefore ??= t.firstChild, t;
  }
  update(t) {
    const s = this.render();
    this.hasUpdated || (this.renderOptions.isConnected = this.isConnected), super.update(t), this._$Do = De(s, this.renderRoot, this.renderOptions);
  }
  connectedCallback() {
    super.connectedCallback(), this._$Do?.setConnected(!0);
  }
  disconnectedCallback() {
    super.disconnectedCallback(), this._$Do?.setConnected(!1);
  }
  render() {
    return H;
  }
}
_._$litElement$ = !0, _.finalized = !0, Ot.litElementHydrateSupport?.({ LitElement: _ });
const Ue = Ot.litElementPolyfillSupport;
Ue?.({ LitElement: _ });
(Ot.litElementVersions ??= []).push("4.2.2");
const Re = { attribute: !0, type: String, converter: rt, reflect: !1, hasChanged: kt }, je = (e = Re, t, s) => {
  const { kind: i, metadata: n } = s;
  let r = globalThis.litPropertyMetadata.get(n);
  if (r === void 0 && globalThis.litPropertyMetadata.set(n, r = /* @__PURE__ */ new Map()), i === "setter" && ((e = Object.create(e)).wrapped = !0), r.set(s.name, e), i === "accessor") {
    const { name: o } = s;
    return { set(l) {
      const c = t.get.call(this);
      t.set.call(this, l), this.requestUpdate(o, c, e, !0, l);
    }, init(l) {
      return l !== void 0 && this.C(o, void 0, e, l), l;
    } };
  }
  if (i === "setter") {
    const { name: o } = s;
    return function(l) {
      const c = this[o];
      t.call(this, l), this.requestUpdate(o, c, e, !0, l);
    };
  }
  throw Error("Unsupported decorator location: " + i);
};
function f(e) {
  return (t, s) => typeof s == "object" ? je(e, t, s) : ((i, n, r) => {
    const o = n.hasOwnProperty(r);
    return n.constructor.createProperty(r, i), o ? Object.getOwnPropertyDescriptor(n, r) : void 0;
  })(e, t, s);
}
function g(e) {
  return f({ ...e, state: !0, attribute: !1 });
}
const Ne = (e, t, s) => (s.configurable = !0, s.enumerable = !0, Reflect.decorate && typeof t != "object" && Object.defineProperty(e, t, s), s);
function ut(e, t) {
  return (s, i, n) => {
    const r = (o) => o.renderRoot?.querySelector(e) ?? null;
    return Ne(s, i, { get() {
      return r(this);
    } });
  };
}
const at = ["week", "walk", "knee", "programme", "facts", "heat", "chart", "log"];
function He({ hide: e }) {
  const t = [e ?? []].flat();
  return {
    hidden: at.filter((s) => t.includes(s)),
    unknown: t.filter((s) => !at.some((i) => i === s)).map(String)
  };
}
const m = "retro_walking", lt = (e) => e.config.components.includes(m), Yt = "home-assistant";
async function Qt() {
  return (await qe()).loadBackendTranslation("common", m);
}
const ct = (e) => Xt()?.localize(`component.${m}.common.card_${e}`) ?? "", Xt = () => document.querySelector(Yt)?.hass;
async function qe() {
  for (await customElements.whenDefined(Yt); ; ) {
    const e = Xt();
    if (e) return e;
    await new Promise((t) => setTimeout(t, 50));
  }
}
async function Ie() {
  const e = await Qt(), t = (s) => e(`component.${m}.common.card_${s}`);
  return {
    schema: [
      { name: "walker", selector: { config_entry: { integration: m } } },
      { name: "title", selector: { text: {} } },
      {
        name: "hide",
        selector: {
          select: {
            multiple: !0,
            mode: "list",
            options: at.map((s) => ({ value: s, label: t(`section_${s}`) }))
          }
        }
      }
    ],
    computeLabel: ({ name: s }) => t(`option_${s}`),
    computeHelper: ({ name: s }) => t(`option_${s}_help`)
  };
}
const Le = k`
  :host {
    height: 100%;
  }
  ha-card {
    container: card / inline-size;
    height: 100%;
    box-sizing: border-box;
    overflow: auto;
    padding: var(--ha-space-4, 16px);
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .skeleton {
    min-height: 420px;
  }
  .body,
  .group {
    display: grid;
    gap: var(--ha-space-5, 20px);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .body[inert] {
    opacity: 0.5;
  }
  section {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: minmax(0, 1fr);
  }
  .week {
    grid-template: "ring standing" 1fr "ring days" auto / 116px minmax(0, 1fr);
    gap: var(--ha-space-2, 8px) var(--ha-space-4, 16px);
    align-items: center;
  }
  .ring {
    grid-area: ring;
    display: grid;
    place-items: center;
  }
  .ring > * {
    grid-area: 1 / 1;
  }
  .ring svg {
    width: 100%;
    fill: none;
    stroke-width: 10;
    stroke-linecap: round;
  }
  .ring div {
    text-align: center;
    line-height: 1;
  }
  .ring b {
    display: block;
    font-size: var(--count-size, 34px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .ring small {
    display: var(--goal, block);
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.5;
  }
  path.walked {
    stroke: var(--walked);
  }
  path.missing {
    stroke: color-mix(in srgb, var(--walked) 28%, var(--card-background-color));
  }
  path.beyond {
    stroke: var(--line);
  }
  .standing {
    grid-area: standing;
    align-self: end;
  }
  .status {
    font-size: var(--ha-font-size-xl, 20px);
    line-height: 1.3;
  }
  .status::before {
    content: "";
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-inline-end: 8px;
    border-radius: 50%;
    background: var(--dot, var(--walked));
  }
  .days {
    grid-area: days;
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 26px));
    max-width: 340px;
    justify-content: space-between;
    text-align: center;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  .days i {
    display: block;
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    margin: 4px auto 0;
    border-radius: 50%;
    border: 2px solid var(--line);
  }
  .days .walked i {
    background: var(--walked);
    border-color: var(--walked);
  }
  .days .short i,
  .days .other i {
    border-color: var(--walked);
  }
  .days .other i {
    border-radius: 4px;
  }
  .days .waiting i {
    border: 2px dotted var(--walked);
    background: color-mix(in srgb, var(--walked) 28%, var(--card-background-color));
  }
  .days .next i {
    border: 2px dashed var(--walked);
  }
  .days .today span {
    color: var(--primary-text-color);
    font-weight: var(--ha-font-weight-bold, 700);
  }
  .action {
    width: 100%;
    min-height: 48px;
  }
  .track {
    height: 8px;
    border-radius: 4px;
    background: var(--faint);
    overflow: hidden;
  }
  .track i {
    display: block;
    height: 100%;
    border-radius: 4px;
    background: var(--walked);
  }
  .facts {
    list-style: none;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(70px, 1fr));
    gap: var(--ha-space-2, 8px);
  }
  .facts :is(button, div) {
    width: 100%;
    height: 100%;
    box-sizing: border-box;
    display: grid;
    gap: 2px;
    padding: var(--ha-space-2, 8px);
    border-radius: var(--ha-border-radius-lg, 12px);
    background: var(--faint);
    text-align: center;
    align-content: center;
  }
  .facts .quiet {
    font-weight: var(--ha-font-weight-normal, 400);
  }
  .facts b {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  details summary {
    cursor: pointer;
    font-weight: var(--ha-font-weight-medium, 500);
    min-height: 24px;
  }
  h4 {
    margin: var(--ha-space-2, 8px) 0 0;
    font-size: var(--ha-font-size-m, 14px);
  }
  details ul {
    padding-inline-start: 20px;
    font-size: var(--ha-font-size-m, 14px);
    line-height: 1.5;
  }
  @container card (max-width: 250px) {
    .more,
    .rest {
      display: none;
    }
    .week {
      grid-template: "ring" "standing" "days" / minmax(0, 1fr);
      text-align: center;
    }
    .ring {
      width: min(100%, 116px);
      justify-self: center;
    }
    .status {
      font-size: var(--ha-font-size-m, 14px);
    }
  }
  @container card (max-width: 170px) {
    .ring {
      --count-size: clamp(12px, 20cqi, 24px);
      --goal: none;
    }
    .status {
      font-size: var(--ha-font-size-s, 12px);
    }
    .days {
      display: none;
    }
    .action span,
    .next {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container card (min-width: 680px) {
    .body {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--ha-space-8, 32px);
    }
  }
`, S = (e) => `${(100 * e).toFixed(2)}%`;
function Be(e) {
  const t = e.pains.map(({ x: s, y: i }) => `${(100 * s).toFixed(2)},${(100 - 100 * i).toFixed(2)}`).join(" ");
  return a`
    <div class="captions quiet" aria-hidden="true">
      <span class="chip minutes">${e.captions[0]}</span>
      <span class="chip pain">${e.captions[1]}</span>
    </div>
    <div class="chart" role="img" aria-label=${e.label}>
      <div class="plot">
        ${e.ticks.map(
    ({ y: s, minutes: i, pain: n }) => a`
            <span class="tick start" style="bottom:${S(s)}">${i}</span>
            <span class="tick end" style="bottom:${S(s)}">${n}</span>
          `
  )}
        ${e.ticks.map(({ y: s }) => a`<hr style="bottom:${S(s)}" />`)}
        ${e.bars.map(
    ({ x: s, height: i }) => a`<i
              style="left:${S(s)};height:${S(i)};width:min(10px,${S(0.6 / (e.bars.length + 2))})"
            ></i>`
  )}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">${St`<polyline points=${t} />`}</svg>
        ${e.pains.map(({ x: s, y: i }) => a`<b style="left:${S(s)};bottom:${S(i)}"></b>`)}
      </div>
      ${e.dates.map((s, i) => a`<span class="date d${i}">${s}</span>`)}
    </div>
  `;
}
const Fe = k`
  .captions {
    display: flex;
    justify-content: space-between;
  }
  .minutes {
    --dot: var(--walked);
  }
  .chip.pain {
    flex-direction: row-reverse;
    --dot: var(--error-color);
  }
  .chart {
    /* Time runs from left to right in every language, as in Home Assistant's own charts. */
    direction: ltr;
    position: relative;
    height: 148px;
    font-size: 10px;
    color: var(--secondary-text-color);
    font-variant-numeric: tabular-nums;
  }
  .plot {
    position: absolute;
    inset: 8px 20px 22px;
  }
  .plot > * {
    position: absolute;
  }
  .plot hr {
    inset-inline: 0;
    margin: 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .plot i {
    bottom: 0;
    transform: translateX(-50%);
    border-radius: 3px 3px 0 0;
    background: var(--walked);
    opacity: 0.75;
  }
  .plot svg {
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  polyline {
    fill: none;
    stroke: var(--error-color);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .plot b {
    width: 6px;
    height: 6px;
    margin: -3px;
    border-radius: 50%;
    background: var(--error-color);
  }
  .tick {
    transform: translateY(50%);
    width: 14px;
    line-height: 1;
  }
  .tick.start {
    left: -20px;
    text-align: right;
  }
  .tick.end {
    right: -20px;
  }
  .date {
    position: absolute;
    bottom: 0;
  }
  .d0 {
    left: 20px;
  }
  .d1 {
    left: 50%;
    transform: translateX(-50%);
  }
  .d2 {
    right: 20px;
  }
`, A = (e) => (t) => {
  customElements.get(e) || customElements.define(e, t);
};
function pt(e, t, s) {
  e.dispatchEvent(new CustomEvent(t, { detail: s, bubbles: !0, composed: !0 }));
}
const y = (e, t) => pt(e, "wish", t), te = 864e5, E = (e) => e.slice(0, 10), Q = (e) => /* @__PURE__ */ new Date(`${e}T00:00:00Z`), C = (e, t) => new Date(Q(e).getTime() + t * te).toISOString().slice(0, 10), $t = (e, t) => Math.round((Q(t).getTime() - Q(e).getTime()) / te), ee = (e) => Q(e).getUTCDay(), We = (e, t) => C(e, -((ee(e) - t + 7) % 7)), se = (e, t) => Array.from({ length: t }, (s, i) => C(e, i));
function ie(e, t) {
  const s = /* @__PURE__ */ new Map();
  for (const i of e) {
    const n = t(i);
    s.set(n, [...s.get(n) ?? [], i]);
  }
  return s;
}
const Ke = {
  met: "good",
  complete: "good",
  behind: "nudge",
  last_chance: "nudge"
};
function Ve(e, t, s) {
  const i = Je(e, s), n = e.session ? s.state("sensor", "status", e.status) : s.state("sensor", "week_status", e.week_status), r = Ge(e, s), o = se(e.first_day, 7).map((l) => Ye(l, e, t, s));
  return {
    parts: Ze(e),
    count: s.number(e.sessions_this_week),
    goal: i,
    label: s.count("ring", e.sessions_this_week, { goal: i, status: n }),
    status: n,
    tone: (e.session ? void 0 : Ke[e.week_status]) ?? "calm",
    next: r,
    days: o
  };
}
function Ze({ sessions_this_week: e, least: t, most: s }) {
  return Array.from(
    { length: Math.max(e, s) },
    (i, n) => n < e ? "walked" : n < t ? "missing" : "beyond"
  );
}
function Je({ least: e, most: t }, s) {
  const i = e === t ? s.number(t) : `${s.number(e)}–${s.number(t)}`;
  return s.words("of_goal", { goal: i });
}
function Ge(e, t) {
  return e.session ? t.words("since", { start: t.time(e.session.start) }) : e.on_hold ? e.hold_until ? t.words("hold_until", { day: t.day(e.hold_until) }) : t.words("hold_open") : e.next_walk ? t.words("next_walk", { day: t.nearDay(e.next_walk, e.today) }) : t.words("next_walk_none");
}
function Ye(e, t, s, i) {
  const n = Qe(s.filter((l) => E(l.start) === e)), r = e === t.next_walk && n !== "walked", o = [
    i.date(e, { weekday: "long", day: "numeric", month: "long" }),
    e === t.today ? i.words("today") : "",
    r ? i.words("day_next") : n === "open" ? "" : i.words(`day_${n}`)
  ];
  return {
    day: e,
    letter: i.date(e, { weekday: "narrow" }),
    label: o.filter(Boolean).join(", "),
    state: n,
    isToday: e === t.today,
    isNext: r
  };
}
function Qe(e) {
  const t = e.filter((s) => s.kind === "walk");
  return t.some((s) => s.counted) ? "walked" : t.some((s) => !s.confirmed) ? "waiting" : t.length > 0 ? "short" : e.length > 0 ? "other" : "open";
}
const Z = 26;
function ne(e) {
  const t = C(e.today, -364), s = e.programme_started ?? re(e);
  return s > t ? s : t;
}
function Xe(e) {
  const [t, s] = [ne(e), re(e)];
  return t < s ? t : s;
}
const re = (e) => C(e.today, -7 * Z), ts = 40;
function es(e, t, s) {
  const i = ne(e), n = t.filter(
    ({ kind: h, counted: v, start: w }) => h === "walk" && v && E(w) >= i && E(w) <= e.today
  ), r = n.length > ts ? is(n, ee(e.first_day)) : n.map(oe), [o, l] = [r[0], r.at(-1)];
  if (o === void 0 || l === void 0) return;
  const c = Math.max(13, $t(o.day, e.today)), u = ns(Math.max(e.target_minutes, ...r.map((h) => h.minutes))), p = (h) => ($t(o.day, h) + 0.5) / (c + 1);
  return {
    bars: r.map((h) => ({ x: p(h.day), height: h.minutes / u })),
    pains: r.flatMap(({ day: h, pain: v }) => v === null ? [] : [{ x: p(h), y: v / 10 }]),
    ticks: [0, 0.5, 1].map((h) => ({ y: h, minutes: s.number(h * u), pain: s.number(h * 10) })),
    dates: [0, 0.5, 1].map(
      (h) => s.date(C(o.day, Math.round(h * c)), { day: "numeric", month: "short" })
    ),
    label: rs(r, n.length, o, l, s),
    captions: [s.words("chart_minutes"), s.words("chart_pain")]
  };
}
const ss = (e) => e.pain_during === null || (e.pain_morning ?? 0) > e.pain_during ? e.pain_morning : e.pain_during, oe = (e) => ({
  day: E(e.start),
  minutes: e.active_minutes,
  pain: ss(e)
});
function is(e, t) {
  return [...ie(e.map(oe), (i) => We(i.day, t))].map(([i, n]) => {
    const r = n.map((o) => o.pain).filter((o) => o !== null);
    return {
      day: i,
      minutes: n.reduce((o, l) => o + l.minutes, 0) / n.length,
      pain: r.length > 0 ? Math.max(...r) : null
    };
  });
}
const ns = (e) => Math.max(4, 2 * Math.ceil(e / 2));
function rs(e, t, s, i, n) {
  const r = e.map((u) => u.pain).filter((u) => u !== null), o = {
    start: n.day(s.day),
    first: n.minutes(s.minutes),
    last: n.minutes(i.minutes)
  }, l = n.count("chart_walks", t, o);
  if (r.length === 0) return l;
  const c = n.number(Math.max(...r));
  return `${l} ${n.words("chart_worst", { score: c })}`;
}
function os(e, t) {
  const s = [
    {
      value: t.number(e.week_streak),
      text: t.count("streak", e.week_streak),
      entity: "sensor.week_streak"
    },
    {
      value: t.minutes(e.minutes_this_week),
      text: t.words("minutes_this_week"),
      entity: "sensor.minutes_this_week"
    },
    {
      value: t.number(e.total_sessions),
      text: t.count("total", e.total_sessions),
      entity: "sensor.total_sessions"
    }
  ];
  return e.other_exercise_this_week > 0 && s.push({
    value: t.minutes(e.other_exercise_this_week),
    text: t.words("other_this_week"),
    entity: "sensor.other_exercise_this_week"
  }), s;
}
function as(e, t, s) {
  const i = C(e.first_day, -7 * (Z - 1)), n = ie(t, (o) => E(o.start));
  return {
    rows: se(i, 7).map((o) => ({
      weekday: s.date(o, { weekday: "narrow" }),
      name: s.date(o, { weekday: "long" }),
      cells: Array.from(
        { length: Z },
        (l, c) => ls(C(o, 7 * c), e, n, s)
      )
    })),
    months: hs(i, s),
    label: s.count("heat", Z),
    legend: [s.words("heat_less"), s.words("heat_more")]
  };
}
function ls(e, t, s, i) {
  const n = s.get(e) ?? [], r = n.filter((c) => c.kind === "walk" && c.confirmed), o = r.reduce((c, u) => c + u.active_minutes, 0), l = r.some((c) => c.counted);
  return {
    day: e,
    level: cs(o / t.target_minutes, l, n.length > 0),
    label: `${i.day(e)}: ${ds(r, o, n, i)}`,
    isToday: e === t.today,
    isAhead: e > t.today
  };
}
function cs(e, t, s) {
  return t ? e < 0.6 ? 2 : e < 1 ? 3 : 4 : s ? 1 : 0;
}
function ds(e, t, s, i) {
  if (e.length === 0 && s.some((o) => o.kind === "walk"))
    return i.words("unconfirmed");
  if (e.length === 0) return i.words(s.length > 0 ? "heat_exercise" : "heat_nothing");
  const n = e.map((o) => o.pain_during).filter((o) => o !== null), r = i.minutes(t);
  return n.length === 0 ? r : i.words("heat_pain", { minutes: r, score: i.number(Math.max(...n)) });
}
function hs(e, t) {
  const s = [];
  let i = "";
  for (let n = 0; n < Z; n++) {
    const r = C(e, 7 * n).slice(0, 7), o = n === 0 || n - (s.at(-1)?.week ?? -9) > 2;
    r !== i && (i !== "" || n === 0) && o && s.push({ week: n, name: t.date(`${r}-01`, { month: "short" }) }), i = r;
  }
  return s;
}
const us = Array.from({ length: 11 }, (e, t) => t);
function ps(e, t, s) {
  const [i] = e.asks;
  return {
    prompt: i ? ms(i, e, t, s) : s.words("knee_now"),
    about: i ?? (e.session ? {} : { moment: "now" }),
    last: fs(e, s),
    zone: e.pain_zone ? { name: e.pain_zone, text: s.state("sensor", "pain_zone", e.pain_zone) } : void 0,
    scores: us.map((n) => ({
      score: n,
      text: s.number(n),
      label: gs(n, s)
    }))
  };
}
function ms(e, t, s, i) {
  if (e.moment === "morning") return i.words("knee_morning");
  const n = s.find((o) => o.session_id === e.session_id);
  if (n === void 0) return i.words("knee_during_last");
  const r = i.nearDay(E(n.start), t.today);
  return i.words("knee_during", { day: r, start: i.time(n.start) });
}
function fs(e, t) {
  if (e.knee_pain === null) return "";
  const s = t.number(e.knee_pain);
  return e.pain_baseline === null ? t.words("knee_last", { score: s }) : t.words("knee_last_usual", { score: s, usual: t.number(e.pain_baseline) });
}
function gs(e, t) {
  return e === 0 ? t.words("knee_none") : e === 10 ? t.words("knee_worst") : t.words("knee_score", { score: e });
}
function $s(e, t) {
  const s = t.minutes(e.planned_minutes), i = t.words("target", { minutes: t.minutes(e.target_minutes) });
  return {
    stage: t.state("sensor", "programme_state", e.programme_state),
    minutes: s,
    target: i,
    share: Et(e) ? Math.min(1, e.planned_minutes / e.target_minutes) : 0,
    label: `${s}, ${i}`,
    reason: e.reason ?? "",
    week: e.programme_week === null ? "" : t.words("programme_week", { week: t.number(e.programme_week) }),
    proposal: vs(e, t),
    begin: bs(e, t)
  };
}
function vs(e, t) {
  if (e.proposed_minutes === null) return;
  const s = t.minutes(e.proposed_minutes);
  return {
    title: t.words("proposal", { minutes: s }),
    accept: t.words("accept"),
    decline: t.words("decline")
  };
}
function bs(e, t) {
  if (!(e.safety_list || e.red_flag))
    return Et(e) ? e.programme_state === "paused" ? { action: "resume_programme", text: t.words("resume_programme") } : void 0 : { action: "start_programme", text: t.words("start_programme") };
}
const Et = (e) => e.programme_state !== "not_started";
function ws(e, t) {
  if (!(e.safety_list === null || e.red_flag))
    return {
      title: t.words("safety_title"),
      text: t.words("safety_text"),
      parts: Object.entries(e.safety_list).map(([s, i]) => ({
        title: t.common(`safety_${s}`),
        items: i.map((n) => _s(n, t))
      })),
      confirm: t.words("safety_confirm"),
      begins: !Et(e)
    };
}
const _s = (e, t) => t.common(`safety_${e}_knee`) || t.common(`safety_${e}`);
function ys(e, t) {
  if (e.red_flag)
    return {
      title: t.common("message_red_flag_knee_title"),
      text: t.common("message_red_flag_knee"),
      clear: t.words("flag_clear")
    };
}
function ks(e, t) {
  const s = e.session !== null;
  return {
    isRunning: s,
    text: s ? t.words("stop") : t.words("start", { minutes: t.minutes(e.planned_minutes) }),
    endHold: e.on_hold ? t.words("hold_end") : ""
  };
}
function xs(e, t) {
  return e.runs_from === null ? e.active_seconds : Math.max(0, (t - Date.parse(e.runs_from)) / 1e3);
}
function As(e) {
  const t = Math.floor(e), [s, i, n] = [Math.floor(t / 3600), Math.floor(t / 60) % 60, t % 60], r = (o) => String(o).padStart(2, "0");
  return s > 0 ? `${s}:${r(i)}:${r(n)}` : `${i}:${r(n)}`;
}
function Ss(e, t, s) {
  const i = e.to_confirm.at(-1), n = t.find((l) => l.session_id === i);
  if (n === void 0) return;
  const r = {
    day: s.nearDay(E(n.start), e.today),
    start: s.time(n.start),
    end: s.time(n.end),
    minutes: s.minutes(n.active_minutes)
  }, o = s.words("confirm_text", r);
  return {
    session_id: n.session_id,
    title: s.words("confirm_title"),
    text: e.contested.includes(n.session_id) ? `${o}. ${s.common("message_contested")}` : o,
    minutes: Math.max(1, Math.round(n.active_minutes))
  };
}
const I = 52, N = 60;
function Os(e) {
  const t = 360 / e.length, s = e.length > 1 ? Math.min(14, t / 3) : 0;
  return e.map((i, n) => {
    const [r, o] = [n * t + s / 2, (n + 1) * t - s / 2];
    return St`<path class=${i} d=${Cs(r, Math.min(o, r + 359.9))} />`;
  });
}
const Es = (e) => St`
  <circle class="missing" cx=${N} cy=${N} r=${I} />
  <circle class="walked" cx=${N} cy=${N} r=${I} pathLength="100"
    stroke-dasharray="${Math.min(100, 100 * e)} 100" transform="rotate(-90 60 60)"
    style=${e > 0 ? "" : "display:none"} />`;
function Cs(e, t) {
  const [s, i] = [It(e), It(t)];
  return `M${s} A${I} ${I} 0 ${t - e > 180 ? 1 : 0} 1 ${i}`;
}
function It(e) {
  const t = (e - 90) * Math.PI / 180, [s, i] = [N + I * Math.cos(t), N + I * Math.sin(t)];
  return `${s.toFixed(2)} ${i.toFixed(2)}`;
}
var Ts = Object.defineProperty, Ps = Object.getOwnPropertyDescriptor, et = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? Ps(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && Ts(t, s, n), n;
};
let D = class extends _ {
  constructor() {
    super(...arguments), this.planned = 0, this.ahead = 0;
  }
  connectedCallback() {
    super.connectedCallback(), this.timer = window.setInterval(() => {
      this.running.runs_from !== null && this.requestUpdate();
    }, 1e3);
  }
  disconnectedCallback() {
    super.disconnectedCallback(), window.clearInterval(this.timer);
  }
  render() {
    const e = xs(this.running, Date.now() + this.ahead);
    return a`
      <svg viewBox="0 0 120 120" aria-hidden="true">${Es(e / 60 / this.planned)}</svg>
      <div role="timer" aria-label=${this.speech.words("clock")}>
        ${As(e)}
        <small>${this.speech.words("of_goal", { goal: this.speech.minutes(this.planned) })}</small>
      </div>
    `;
  }
};
D.styles = k`
    :host {
      display: grid;
      place-items: center;
    }
    svg,
    div {
      grid-area: 1 / 1;
    }
    svg {
      width: 100%;
      fill: none;
      stroke-width: 10;
      stroke-linecap: round;
    }
    .walked {
      stroke: var(--walked);
    }
    .missing {
      stroke: var(--line);
    }
    div {
      text-align: center;
      font-variant-numeric: tabular-nums;
      font-size: var(--count-size, 28px);
      line-height: 1.1;
    }
    small {
      display: var(--goal, block);
      font-size: var(--ha-font-size-s, 12px);
      color: var(--secondary-text-color);
    }
  `;
et([
  f({ attribute: !1 })
], D.prototype, "running", 2);
et([
  f({ attribute: !1 })
], D.prototype, "planned", 2);
et([
  f({ attribute: !1 })
], D.prototype, "ahead", 2);
et([
  f({ attribute: !1 })
], D.prototype, "speech", 2);
D = et([
  A("retro-walking-clock")
], D);
const B = k`
  :host {
    /* Made of the theme's main colour, so that every theme's own is kept, and dark enough to read. */
    --tint: color-mix(in srgb, var(--primary-color) 16%, var(--card-background-color));
    --tint-hover: color-mix(in srgb, var(--primary-color) 24%, var(--card-background-color));
    --faint: color-mix(in srgb, var(--primary-text-color) 7%, var(--card-background-color));
    --line: var(--divider-color);
    --walked: var(--primary-color);
    display: block;
    color: var(--primary-text-color);
  }
  @supports not (color: color-mix(in srgb, red, blue)) {
    :host {
      --tint: var(--secondary-background-color);
      --tint-hover: var(--divider-color);
      --faint: var(--secondary-background-color);
    }
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h3 {
    font-size: var(--ha-font-size-m, 14px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.4;
  }
  .quiet {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.4;
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--ha-space-2, 8px);
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  button {
    font: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--ha-space-2, 8px);
    min-height: 40px;
    max-width: 100%;
    overflow-wrap: anywhere;
    padding: 0 var(--ha-space-4, 16px);
    border: 1px solid transparent;
    border-radius: var(--ha-border-radius-pill, 20px);
    background: transparent;
    color: var(--primary-text-color);
    cursor: pointer;
    transition: background-color var(--ha-animation-duration-fast, 150ms);
  }
  button.primary {
    background: var(--tint);
    color: var(--primary-text-color);
  }
  button.outlined {
    border-color: var(--line);
  }
  button.icon {
    width: 40px;
    padding: 0;
    color: var(--secondary-text-color);
  }
  button:hover {
    background: var(--tint-hover);
  }
  button.primary ha-icon {
    color: var(--primary-color);
  }
  button[disabled] {
    opacity: 0.5;
    cursor: default;
  }
  :is(button, input, select, textarea, summary, td):focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    flex: none;
  }
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--card-background-color);
    border: 1px solid var(--ha-color-border-neutral-normal, var(--secondary-text-color));
    border-radius: var(--ha-border-radius-md, 8px);
    padding: var(--ha-space-2, 8px);
    min-height: 40px;
    box-sizing: border-box;
    max-width: 100%;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 1.4;
  }
  .chip::before {
    content: "";
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--dot, var(--secondary-text-color));
  }
  .good,
  .green {
    --dot: var(--success-color);
  }
  .nudge,
  .amber {
    --dot: var(--warning-color);
  }
  .red,
  .stop {
    --dot: var(--error-color);
  }
  .notice {
    background: var(--tint);
    color: var(--primary-text-color);
    border-radius: var(--ha-border-radius-lg, 12px);
    padding: var(--ha-space-3, 12px);
    display: grid;
    gap: var(--ha-space-2, 8px);
  }
  .notice .quiet {
    color: inherit;
  }
  .notice button {
    border-color: currentcolor;
    color: inherit;
  }
  .notice.danger {
    background: color-mix(in srgb, var(--error-color) 16%, var(--card-background-color));
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
  /* Where the user chooses all colours, what speaks by colour speaks with theirs. */
  @media (forced-colors: active) {
    :host {
      --walked: Highlight;
      --faint: Canvas;
      --line: GrayText;
      --dot: CanvasText;
      --card-background-color: Canvas;
      --error-color: CanvasText;
    }
    :is(.days, .track, .legend, .plot) :is(i, b),
    .track,
    .chip::before,
    .status::before,
    td > span {
      forced-color-adjust: none;
    }
    .track,
    .legend i,
    td > span {
      border: 1px solid GrayText;
    }
  }
`, ae = k`
  dialog {
    box-sizing: border-box;
    width: min(420px, calc(100vw - 32px));
    border: 0;
    border-radius: var(--ha-border-radius-xl, 16px);
    padding: var(--ha-space-5, 20px);
    background: var(--card-background-color);
    color: var(--primary-text-color);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .ends {
    justify-content: flex-end;
  }
`;
var zs = Object.defineProperty, Ms = Object.getOwnPropertyDescriptor, Ct = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? Ms(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && zs(t, s, n), n;
};
let X = class extends _ {
  render() {
    const { view: e } = this;
    return a`
      <table role="grid" aria-label=${e.label} @keydown=${this.move}>
        <thead aria-hidden="true">
          <tr>
            <th></th>
            ${e.rows[0]?.cells.map(
      (t, s) => a`<th>${e.months.find((i) => i.week === s)?.name ?? ""}</th>`
    )}
          </tr>
        </thead>
        <tbody>
          ${e.rows.map(
      (t, s) => a`
              <tr>
                <th scope="row" aria-label=${t.name}>${s % 2 === 0 ? t.weekday : ""}</th>
                ${t.cells.map((i, n) => this.cell(i, s, n))}
              </tr>
            `
    )}
        </tbody>
      </table>
      <div class="row foot quiet" aria-hidden="true">
        <span>${this.told}</span>
        <span class="legend">
          ${e.legend[0]} <i></i><i class="level2"></i><i class="level4"></i> ${e.legend[1]}
        </span>
      </div>
    `;
  }
  cell(e, t, s) {
    const [i, n] = this.focusable, r = [`level${e.level}`, e.isToday ? "today" : "", e.isAhead ? "ahead" : ""];
    return a`<td
      role="gridcell"
      tabindex=${t === i && s === n ? 0 : -1}
      aria-label=${e.label}
      @focus=${() => this.go(t, s)}
      @pointerenter=${() => this.go(t, s)}
      @click=${() => this.go(t, s)}
    >
      <span class=${r.join(" ")}></span>
    </td>`;
  }
  /** Return what is said of the day that is pointed at. */
  get told() {
    return (this.at && this.view.rows[this.at[0]]?.cells[this.at[1]])?.label ?? "";
  }
  /** Return where the keys come in: the day that was pointed at last, else today. */
  get focusable() {
    if (this.at) return this.at;
    const e = this.view.rows.findIndex(({ cells: t }) => t.some((s) => s.isToday));
    return [Math.max(0, e), (this.view.rows[0]?.cells.length ?? 1) - 1];
  }
  go(e, t) {
    this.view.rows[e]?.cells[t]?.isAhead || (this.at = [e, t]);
  }
  move(e) {
    const t = getComputedStyle(this).direction === "rtl" ? -1 : 1, i = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -t],
      ArrowRight: [0, t]
    }[e.key];
    if (!i) return;
    e.preventDefault();
    const [n, r] = [this.focusable[0] + i[0], this.focusable[1] + i[1]], o = this.view.rows[n]?.cells[r];
    !o || o.isAhead || (this.go(n, r), this.updateComplete.then(() => {
      this.renderRoot.querySelector('td[tabindex="0"]')?.focus();
    }));
  }
};
X.styles = [
  B,
  k`
      table {
        width: 100%;
        border-spacing: 2px;
        table-layout: fixed;
      }
      th {
        width: 16px;
        font-weight: normal;
        font-size: 10px;
        padding: 0;
        text-align: start;
        color: var(--secondary-text-color);
        white-space: nowrap;
      }
      thead th {
        width: auto;
        overflow: visible;
      }
      thead th:first-child {
        width: 16px;
      }
      td {
        padding: 0;
        height: 0;
        line-height: 0;
      }
      td > span {
        display: block;
        aspect-ratio: 1;
        max-height: 16px;
        width: 100%;
        border-radius: 3px;
        background: var(--faint);
        box-sizing: border-box;
      }
      .level1 {
        border: 1px solid var(--walked);
      }
      .level2 {
        background: color-mix(in srgb, var(--walked) 40%, var(--card-background-color));
      }
      .level3 {
        background: color-mix(in srgb, var(--walked) 70%, var(--card-background-color));
      }
      .level4 {
        background: var(--walked);
      }
      .today {
        outline: 1px solid var(--primary-text-color);
        outline-offset: 1px;
      }
      .ahead {
        visibility: hidden;
      }
      .foot {
        justify-content: space-between;
        flex-wrap: nowrap;
        min-height: 18px;
      }
      .legend {
        display: flex;
        align-items: center;
        gap: 3px;
        white-space: nowrap;
      }
      .legend i {
        width: 10px;
        height: 10px;
        border-radius: 2px;
        background: var(--faint);
      }
      .legend .level2,
      .legend .level4 {
        background: var(--walked);
      }
      .legend .level2 {
        background: color-mix(in srgb, var(--walked) 40%, var(--card-background-color));
      }
    `
];
Ct([
  f({ attribute: !1 })
], X.prototype, "view", 2);
Ct([
  g()
], X.prototype, "at", 2);
X = Ct([
  A("retro-walking-heat")
], X);
var Ds = Object.defineProperty, Us = Object.getOwnPropertyDescriptor, st = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? Us(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && Ds(t, s, n), n;
};
const Rs = 6e3;
let U = class extends _ {
  constructor() {
    super(...arguments), this.isThanked = !1;
  }
  disconnectedCallback() {
    super.disconnectedCallback(), window.clearTimeout(this.thanks), this.isThanked = !1;
  }
  /** A number is an answer to the question that it was chosen for, and to no other. */
  willUpdate(e) {
    const t = e.get("view");
    t && JSON.stringify(t.about) !== JSON.stringify(this.view.about) && (this.chosen = void 0);
  }
  render() {
    const { view: e, speech: t } = this;
    return a`
      <form @submit=${this.save}>
        <fieldset>
          <legend>${e.prompt}</legend>
          <div class="scale">
            ${e.scores.map(
      ({ score: s, text: i, label: n }) => a`
                <label class=${this.chosen === s ? "chosen" : ""}>
                  <input
                    type="radio"
                    name="score"
                    .checked=${this.chosen === s}
                    .value=${String(s)}
                    aria-label=${n}
                    @change=${() => this.choose(s)}
                  />
                  <span aria-hidden="true">${i}</span>
                </label>
              `
    )}
          </div>
          <div class="ends quiet" aria-hidden="true">
            <span>${t.words("knee_none")}</span><span>${t.words("knee_worst")}</span>
          </div>
        </fieldset>
        <div class="row foot">
          <span class="quiet" role="status">
            ${this.isThanked ? t.words("knee_thanks") : e.last}
            ${e.zone ? a`<span class="chip ${e.zone.name}">${e.zone.text}</span>` : d}
          </span>
          <button class="primary" ?disabled=${this.chosen === void 0}>${t.words("save")}</button>
        </div>
      </form>
    `;
  }
  choose(e) {
    this.chosen = e, this.isThanked = !1;
  }
  save(e) {
    e.preventDefault(), this.chosen !== void 0 && y(this, {
      action: "log_pain",
      data: { score: this.chosen, ...this.view.about },
      then: () => {
        this.chosen = void 0, this.isThanked = !0, window.clearTimeout(this.thanks), this.thanks = window.setTimeout(() => this.isThanked = !1, Rs);
      }
    });
  }
};
U.styles = [
  B,
  k`
      form {
        display: grid;
        gap: var(--ha-space-2, 8px);
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--ha-space-2, 8px);
        font-size: var(--ha-font-size-m, 14px);
      }
      .scale {
        display: grid;
        grid-template-columns: repeat(11, minmax(24px, 1fr));
        gap: 3px;
      }
      @container (max-width: 300px) {
        .scale {
          grid-template-columns: repeat(6, 1fr);
        }
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        min-height: 40px;
        border-radius: var(--ha-border-radius-md, 8px);
        background: var(--faint);
        cursor: pointer;
        font-variant-numeric: tabular-nums;
      }
      label:hover,
      label.chosen {
        background: var(--tint);
      }
      label.chosen {
        outline: 2px solid;
        outline-offset: -2px;
      }
      label:focus-within {
        outline: 2px solid;
        outline-offset: 1px;
      }
      input {
        position: absolute;
        inset: 0;
        opacity: 0;
        margin: 0;
        cursor: pointer;
      }
      .ends {
        display: flex;
        justify-content: space-between;
      }
      .foot {
        min-height: 40px;
        justify-content: space-between;
      }
    `
];
st([
  f({ attribute: !1 })
], U.prototype, "view", 2);
st([
  f({ attribute: !1 })
], U.prototype, "speech", 2);
st([
  g()
], U.prototype, "chosen", 2);
st([
  g()
], U.prototype, "isThanked", 2);
U = st([
  A("retro-walking-knee")
], U);
const js = [
  "walk",
  "strengthening",
  "stretching",
  "swimming",
  "cycling",
  "other"
], Ns = {
  walk: "mdi:walk",
  strengthening: "mdi:dumbbell",
  stretching: "mdi:yoga",
  swimming: "mdi:swim",
  cycling: "mdi:bike",
  other: "mdi:heart-pulse"
};
function Hs(e, t, s) {
  return t.map((i) => qs(i, e, s)).reverse();
}
function qs(e, t, s) {
  const n = `${s.nearDay(E(e.start), t.today)}, ${s.time(e.start)}`;
  return {
    session_id: e.session_id,
    icon: e.place === "outdoors" ? "mdi:tree-outline" : Ns[e.kind],
    title: n,
    minutes: s.minutes(e.active_minutes),
    details: Is(e, s),
    note: e.note ?? "",
    zone: e.zone ?? void 0,
    edit: s.words("edit_one", { session: n }),
    remove: s.words("delete_one", { session: n })
  };
}
function Is(e, t) {
  if (e.kind !== "walk") return [t.words(`kind_${e.kind}`)];
  const s = ["during", "morning"].flatMap((i) => {
    const n = e[`pain_${i}`];
    return n === null ? [] : [t.words(`pain_${i}`, { score: t.number(n) })];
  });
  return [
    e.place === "outdoors" ? t.words("place_outdoors") : "",
    e.confirmed ? e.counted ? "" : t.words("not_counted") : t.words("unconfirmed"),
    e.uncertain ? t.words("uncertain") : "",
    ...s
  ].filter(Boolean);
}
const Lt = (e) => e === null ? "" : String(e), le = (e) => ({
  kind: e.kind,
  start: e.start.slice(0, 16),
  minutes: String(e.active_minutes),
  place: e.place ?? "treadmill",
  pain_before: Lt(e.pain_before),
  pain_during: Lt(e.pain_during),
  note: e.note ?? ""
}), Ls = (e, t) => ({
  kind: "walk",
  start: new Date(t + Bs(e.at) - e.planned_minutes * 6e4).toISOString().slice(0, 16),
  minutes: String(e.planned_minutes),
  place: "treadmill",
  pain_before: "",
  pain_during: "",
  note: ""
}), Bs = (e) => Date.parse(`${e.slice(0, 19)}Z`) - Date.parse(`${e.slice(0, 19)}${e.slice(-6)}`);
function Fs(e) {
  const { kind: t, start: s, minutes: i, place: n, note: r } = e, o = { start: s, minutes: Number(i), ...r ? { note: r } : {} };
  if (t !== "walk") return { action: "log_exercise", data: { kind: t, ...o } };
  const l = ["pain_before", "pain_during"].filter((c) => e[c] !== "");
  return {
    action: "log_session",
    data: { ...o, place: n, ...Object.fromEntries(l.map((c) => [c, Number(e[c])])) }
  };
}
function Ws(e, t) {
  const s = le(e), i = {};
  for (const n of ["start", "place", "note"])
    t[n] !== s[n] && (i[n] = t[n]);
  t.minutes !== s.minutes && (i.minutes = Number(t.minutes));
  for (const n of ["pain_before", "pain_during"])
    t[n] !== s[n] && (i[n] = t[n] === "" ? null : Number(t[n]));
  return i;
}
var Ks = Object.defineProperty, Vs = Object.getOwnPropertyDescriptor, F = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? Vs(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && Ks(t, s, n), n;
};
let T = class extends _ {
  constructor() {
    super(...arguments), this.trouble = "", this.isSaving = !1, this.heading = "", this.turn = 0;
  }
  /** Open the form with a session. */
  edit(e, t) {
    this.open(t, le(e), e);
  }
  /** Open the form for something new. */
  add(e) {
    this.open(this.speech.words("add_title"), e, void 0);
  }
  open(e, t, s) {
    this.heading = e, this.draft = t, this.session = s, this.trouble = "", this.isSaving = !1, this.turn++, this.updateComplete.then(() => this.dialog.showModal());
  }
  render() {
    return a`<dialog aria-labelledby="title" @close=${() => this.draft = void 0}>
      ${this.draft ? this.form(this.draft) : d}
    </dialog>`;
  }
  form(e) {
    const { speech: t } = this;
    return a`<form @submit=${this.save}>
      <h3 id="title">${this.heading}</h3>
      ${this.session ? d : this.kindField(e)}
      <label>
        ${t.words("field_start")}
        <input type="datetime-local" name="start" required .value=${e.start} />
      </label>
      <label class="half">
        ${t.words("field_minutes")}
        <input type="number" name="minutes" required min="0.1" step="any" .value=${e.minutes} />
      </label>
      ${e.kind === "walk" ? this.walkFields(e) : d}
      <label>
        ${t.words("field_note")}
        <textarea name="note" rows="2" .value=${e.note}></textarea>
      </label>
      ${this.trouble ? a`<p class="notice danger" role="alert">${this.trouble}</p>` : d}
      <div class="row ends">
        <button type="button" class="outlined" @click=${() => this.dialog.close()}>
          ${t.words("cancel")}
        </button>
        <button class="primary" ?disabled=${this.isSaving}>${t.words("save")}</button>
      </div>
    </form>`;
  }
  kindField(e) {
    return a`<label>
      ${this.speech.words("field_kind")}
      <select name="kind" @change=${this.changeKind}>
        ${js.map((t) => this.option(t, `kind_${t}`, e.kind))}
      </select>
    </label>`;
  }
  walkFields(e) {
    const { speech: t } = this, s = (i) => a`<label class="half">
        ${t.words(`field_${i}`)}
        <input type="number" name=${i} min="0" max="10" step="1" .value=${e[i]} />
      </label>`;
    return a`<label class="half">
        ${t.words("field_place")}
        <select name="place">
          ${this.option("treadmill", "place_treadmill", e.place)}
          ${this.option("outdoors", "place_outdoors", e.place)}
        </select>
      </label>
      ${s("pain_before")} ${s("pain_during")}`;
  }
  option(e, t, s) {
    return a`<option value=${e} ?selected=${e === s}>${this.speech.words(t)}</option>`;
  }
  changeKind(e) {
    this.draft = { ...this.filled(), kind: e.target.value };
  }
  /** Return what the form says by now. */
  filled() {
    const e = this.dialog.querySelector("form"), t = e ? Object.fromEntries(new FormData(e)) : {};
    return { ...this.draft, ...t };
  }
  save(e) {
    e.preventDefault();
    const { session: t } = this, s = this.draft = this.filled();
    if (!t) {
      this.ask(Fs(s));
      return;
    }
    const i = Ws(t, s);
    Object.keys(i).length === 0 ? this.dialog.close() : this.ask({ action: "edit_session", data: { session_id: t.session_id, ...i } });
  }
  ask(e) {
    const { turn: t } = this;
    this.isSaving = !0, this.trouble = "", y(this, {
      ...e,
      then: () => {
        t === this.turn && this.dialog.close();
      },
      refused: (s) => {
        t === this.turn && (this.trouble = s, this.isSaving = !1);
      }
    });
  }
};
T.styles = [
  B,
  ae,
  k`
      form {
        display: grid;
        gap: var(--ha-space-3, 12px);
        grid-template-columns: 1fr 1fr;
      }
      form > * {
        grid-column: 1 / -1;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: var(--ha-font-size-s, 12px);
      }
      label.half {
        grid-column: auto;
      }
      label > * {
        font-size: var(--ha-font-size-m, 14px);
        width: 100%;
      }
    `
];
F([
  f({ attribute: !1 })
], T.prototype, "speech", 2);
F([
  g()
], T.prototype, "draft", 2);
F([
  g()
], T.prototype, "trouble", 2);
F([
  g()
], T.prototype, "isSaving", 2);
F([
  ut("dialog")
], T.prototype, "dialog", 2);
T = F([
  A("retro-walking-form")
], T);
var Zs = Object.defineProperty, Js = Object.getOwnPropertyDescriptor, b = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? Js(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && Zs(t, s, n), n;
};
const Gs = 5, Ys = 10;
let $ = class extends _ {
  constructor() {
    super(...arguments), this.sessions = [], this.ahead = 0, this.hasEarlier = !1, this.shown = Gs, this.trouble = "";
  }
  render() {
    const { speech: e } = this, t = Hs(this.now, this.sessions.slice(-this.shown), e);
    return a`
      ${t.length === 0 ? a`<p class="quiet">${e.words("log_empty")}</p>` : a`<ul>
              ${t.map((s) => this.row(s))}
            </ul>`}
      <div class="row">
        <button class="outlined" @click=${this.add}>${e.words("add")}</button>
        ${this.shown < this.sessions.length || this.hasEarlier ? a`<button class="outlined" @click=${this.showMore}>${e.words("show_more")}</button>` : d}
        <span class="row quiet" role="status">
          ${this.deleted ? a`${e.words("deleted")}
                  <button class="outlined" @click=${this.undo}>${e.words("undo")}</button>` : d}
        </span>
      </div>
      <retro-walking-form .speech=${e}></retro-walking-form>
      <dialog aria-labelledby="delete">
        <form method="dialog" @submit=${this.deleteIt}>
          <h3 id="delete">${this.doomed?.remove}</h3>
          ${this.trouble ? a`<p class="notice danger" role="alert">${this.trouble}</p>` : d}
          <div class="row ends">
            <button type="button" class="outlined" @click=${() => this.question.close()}>
              ${e.words("cancel")}
            </button>
            <button class="primary">${e.words("delete")}</button>
          </div>
        </form>
      </dialog>
    `;
  }
  row(e) {
    return a`<li>
      <ha-icon .icon=${e.icon} aria-hidden="true"></ha-icon>
      <div class="grow">
        <div>${e.title}</div>
        <div class="details quiet">
          ${e.details.join(" · ")}
          ${e.note ? a`${e.details.length > 0 ? "· " : ""}<i>${e.note}</i>` : d}
        </div>
      </div>
      <span class="minutes ${e.zone ? `chip ${e.zone}` : ""}">${e.minutes}</span>
      <button class="icon" aria-label=${e.edit} @click=${() => this.correct(e)}>
        <ha-icon icon="mdi:pencil-outline"></ha-icon>
      </button>
      <button class="icon" aria-label=${e.remove} @click=${() => this.ask(e)}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>
      </button>
    </li>`;
  }
  add() {
    this.deleted = void 0, this.editor.add(Ls(this.now, Date.now() + this.ahead));
  }
  correct(e) {
    const t = this.sessions.find((s) => s.session_id === e.session_id);
    this.deleted = void 0, t && this.editor.edit(t, e.edit);
  }
  ask(e) {
    this.doomed = e, this.deleted = void 0, this.trouble = "", this.updateComplete.then(() => this.question.showModal());
  }
  deleteIt(e) {
    e.preventDefault();
    const { doomed: t } = this;
    t && y(this, {
      action: "delete_session",
      data: { session_id: t.session_id },
      then: () => {
        t === this.doomed && (this.question.close(), this.deleted = t.session_id, this.updateComplete.then(() => this.undoButton?.focus()));
      },
      refused: (s) => {
        t === this.doomed && (this.trouble = s);
      }
    });
  }
  undo() {
    const e = this.deleted;
    this.deleted = void 0, y(this, { action: "undo", data: { session_id: e } });
  }
  showMore() {
    this.shown += Ys, this.shown > this.sessions.length && this.hasEarlier && pt(this, "show-all");
  }
};
$.styles = [
  B,
  ae,
  k`
      ul {
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--ha-space-3, 12px);
        min-height: 52px;
        border-block-end: 1px solid var(--line);
      }
      li:last-child {
        border: 0;
      }
      li ha-icon {
        color: var(--state-icon-color, var(--secondary-text-color));
      }
      li button {
        margin-inline: -4px;
      }
      .minutes {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .details {
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        gap: var(--ha-space-4, 16px);
      }
    `
];
b([
  f({ attribute: !1 })
], $.prototype, "sessions", 2);
b([
  f({ attribute: !1 })
], $.prototype, "now", 2);
b([
  f({ attribute: !1 })
], $.prototype, "ahead", 2);
b([
  f({ attribute: !1 })
], $.prototype, "hasEarlier", 2);
b([
  f({ attribute: !1 })
], $.prototype, "speech", 2);
b([
  g()
], $.prototype, "shown", 2);
b([
  g()
], $.prototype, "doomed", 2);
b([
  g()
], $.prototype, "deleted", 2);
b([
  g()
], $.prototype, "trouble", 2);
b([
  ut("retro-walking-form")
], $.prototype, "editor", 2);
b([
  ut("[role=status] button")
], $.prototype, "undoButton", 2);
b([
  ut("dialog")
], $.prototype, "question", 2);
$ = b([
  A("retro-walking-log")
], $);
var Qs = Object.defineProperty, Xs = Object.getOwnPropertyDescriptor, mt = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? Xs(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && Qs(t, s, n), n;
};
let L = class extends _ {
  constructor() {
    super(...arguments), this.isOther = !1;
  }
  render() {
    const { view: e, speech: t } = this;
    return a`<section class="notice" aria-label=${e.title}>
      <h3>${e.title}</h3>
      <p class="quiet">${e.text}</p>
      <div class="row">
        <button @click=${() => this.answer("confirm_session")}>${t.words("yes")}</button>
        <button @click=${() => this.answer("discard_session")}>${t.words("no")}</button>
        <button aria-expanded=${this.isOther} @click=${() => this.isOther = !this.isOther}>
          ${t.words("other_minutes")}
        </button>
      </div>
      ${this.isOther ? a`<form class="row" @submit=${this.correct}>
              <input
                type="number"
                name="minutes"
                min="1"
                step="any"
                required
                aria-label=${t.words("field_minutes")}
                .value=${String(e.minutes)}
              />
              <button>${t.words("save")}</button>
            </form>` : d}
    </section>`;
  }
  correct(e) {
    e.preventDefault();
    const t = new FormData(e.target).get("minutes");
    this.answer("confirm_session", { minutes: Number(t) });
  }
  answer(e, t = {}) {
    y(this, {
      action: e,
      data: { session_id: this.view.session_id, ...t },
      then: () => this.isOther = !1
    });
  }
};
L.styles = [
  B,
  k`
      input {
        width: 96px;
        color: var(--primary-text-color);
      }
    `
];
mt([
  f({ attribute: !1 })
], L.prototype, "view", 2);
mt([
  f({ attribute: !1 })
], L.prototype, "speech", 2);
mt([
  g()
], L.prototype, "isOther", 2);
L = mt([
  A("retro-walking-question")
], L);
function ti(e) {
  const t = (s, i) => e.hidden.includes(s) ? d : i(e);
  return a`
    <div class="group">
      ${ai(e)} ${t("week", ei)} ${t("walk", ii)} ${t("knee", ni)}
      ${t("programme", ri)}
    </div>
    <div class="group more">
      ${t("facts", li)} ${t("heat", ci)} ${t("chart", di)} ${t("log", hi)}
    </div>
  `;
}
function ei({ feed: e, now: t, speech: s }) {
  const i = Ve(t, e.sessions, s);
  return a`<section class="week">
    ${t.session ? a`<retro-walking-clock
            class="ring"
            .running=${t.session}
            .planned=${t.planned_minutes}
            .ahead=${e.ahead}
            .speech=${s}
          ></retro-walking-clock>` : a`<div class="ring" role="img" aria-label=${i.label}>
            <svg viewBox="0 0 120 120" aria-hidden="true">${Os(i.parts)}</svg>
            <div aria-hidden="true"><b>${i.count}</b><small>${i.goal}</small></div>
          </div>`}
    <div class="standing">
      <div class="status ${i.tone}">${i.status}</div>
      <div class="quiet next">${i.next}</div>
    </div>
    <ol class="days">
      ${i.days.map(si)}
    </ol>
  </section>`;
}
function si(e) {
  const t = [e.state, e.isToday ? "today" : "", e.isNext ? "next" : ""].join(" ");
  return a`<li class=${t}>
    <span aria-hidden="true">${e.letter}</span>
    <i role="img" aria-label=${e.label}></i>
  </li>`;
}
function ii({ feed: e, walker: t, now: s, speech: i }) {
  const n = ks(s, i), r = Ss(s, e.sessions, i), o = (u) => {
    u.currentTarget && y(u.currentTarget, { action: n.isRunning ? "stop_session" : "start_session" });
  }, l = t.entities["switch.hold"], c = (u) => {
    u.currentTarget && pt(u.currentTarget, "end-hold", l);
  };
  return a`<section>
    ${r ? a`<retro-walking-question .view=${r} .speech=${i}></retro-walking-question>` : d}
    <button class="primary action" @click=${o}>
      <ha-icon icon=${n.isRunning ? "mdi:stop" : "mdi:play"}></ha-icon>
      <span>${n.text}</span>
    </button>
    ${n.endHold && l ? a`<button class="outlined" @click=${c}>${n.endHold}</button>` : d}
  </section>`;
}
function ni({ feed: e, now: t, speech: s }) {
  return a`<section class="rest">
    <h3>${s.words("knee")}</h3>
    <retro-walking-knee .view=${ps(t, e.sessions, s)} .speech=${s}></retro-walking-knee>
  </section>`;
}
function ri({ now: e, speech: t }) {
  const s = $s(e, t), i = (n) => (r) => {
    r.currentTarget && y(r.currentTarget, { action: n });
  };
  return a`<section class="rest">
    <div class="row">
      <h3 class="grow">${t.words("programme")}</h3>
      <span class="quiet">${[s.week, s.stage].filter(Boolean).join(" · ")}</span>
    </div>
    <div class="track" role="img" aria-label=${s.label}>
      <i style="inline-size:${100 * s.share}%"></i>
    </div>
    <div class="row"><b class="grow">${s.minutes}</b><span class="quiet">${s.target}</span></div>
    ${s.reason ? a`<p class="quiet">${s.reason}</p>` : d}
    ${s.proposal ? a`<div class="notice">
            <h3>${s.proposal.title}</h3>
            <div class="row">
              <button @click=${i("accept_step")}>${s.proposal.accept}</button>
              <button @click=${i("decline_step")}>${s.proposal.decline}</button>
            </div>
          </div>` : d}
    ${s.begin ? a`<button class="outlined" @click=${i(s.begin.action)}>${s.begin.text}</button>` : d}
    ${oi({ now: e, speech: t })}
  </section>`;
}
function oi({ now: e, speech: t }) {
  const s = ws(e, t);
  if (!s) return d;
  const i = ({ currentTarget: n }) => {
    const r = n.closest("ha-card");
    if (!r) return;
    const o = () => y(r, { action: "start_programme" });
    y(r, { action: "confirm_safety_list", ...s.begins && { then: o } });
  };
  return a`<details class="notice">
    <summary>${s.title}</summary>
    <p class="quiet">${s.text}</p>
    ${s.parts.map(
    (n) => a`<h4>${n.title}</h4>
          <ul>
            ${n.items.map((r) => a`<li>${r}</li>`)}
          </ul>`
  )}
    <div class="row"><button @click=${i}>${s.confirm}</button></div>
  </details>`;
}
function ai({ now: e, speech: t }) {
  const s = ys(e, t);
  if (!s) return d;
  const i = (n) => {
    n.currentTarget && y(n.currentTarget, { action: "clear_red_flag" });
  };
  return a`<div class="notice danger" role="alert">
    <h3>${s.title}</h3>
    <p>${s.text}</p>
    <div class="row"><button @click=${i}>${s.clear}</button></div>
  </div>`;
}
function li({ now: e, walker: t, speech: s }) {
  return a`<ul class="facts">
    ${os(e, s).map((i) => {
    const n = t.entities[i.entity], r = a`<b>${i.value}</b><span class="quiet">${i.text}</span>`;
    return a`<li>
        ${n ? a`<button @click=${(l) => {
      l.currentTarget && pt(l.currentTarget, "hass-more-info", { entityId: n });
    }}>${r}</button>` : a`<div>${r}</div>`}
      </li>`;
  })}
  </ul>`;
}
function ci({ feed: e, now: t, speech: s }) {
  const i = as(t, e.sessions, s);
  return a`<section class="rest">
    <h3>${i.label}</h3>
    <retro-walking-heat .view=${i}></retro-walking-heat>
  </section>`;
}
function di({ feed: e, now: t, speech: s }) {
  const i = es(t, e.sessions, s);
  return a`<section class="rest">
    <h3>${s.words("chart")}</h3>
    ${i ? Be(i) : a`<p class="quiet">${s.words("chart_empty")}</p>`}
  </section>`;
}
function hi({ feed: e, now: t, speech: s }) {
  return a`<section class="rest">
    <h3>${s.words("log")}</h3>
    <retro-walking-log
      .sessions=${e.sessions}
      .now=${t}
      .ahead=${e.ahead}
      .hasEarlier=${e.hasEarlier}
      .speech=${s}
    ></retro-walking-log>
  </section>`;
}
const ui = 1e4;
class pi {
  /** `changed` is called when there is something new to draw, `cameBack` when the walker was away. */
  constructor(t, s, i = () => {
  }) {
    this.entryId = t, this.changed = s, this.cameBack = i, this.standing = "waiting", this.sessions = [], this.ahead = 0, this.hasEarlier = !1, this.turn = 0, this.reading = 0, this.isOn = !1, this.isWhole = !1;
  }
  /** Listen, unless it does already or cannot; called with whatever Home Assistant is now. */
  follow(t) {
    t.language !== this.hass?.language && this.end(this.standing), this.hass = t, t.connected && lt(t) ? this.isOn || (this.isOn = !0, this.listen(t, ++this.turn)) : this.end(t.connected ? "not_loaded" : "lost");
  }
  /** Listen no more. */
  close() {
    this.end(this.standing);
  }
  /** Read what lies before the sessions that are here. */
  async showAll() {
    this.isWhole = !0, await this.read();
  }
  end(t) {
    clearTimeout(this.again), this.isOn && (this.isOn = !1, this.turn++, this.stop?.().catch(() => {
    }), this.stop = void 0), this.become(t);
  }
  async listen(t, s) {
    const i = { type: `${m}/subscribe`, entry_id: this.entryId, language: t.language }, n = (r) => {
      s === this.turn && this.hear(r);
    };
    try {
      const r = await t.connection.subscribeMessage(n, i, { resubscribe: !1 });
      s === this.turn ? this.stop = r : await r();
    } catch (r) {
      if (s !== this.turn) return;
      const o = r.code === "walker_unknown";
      this.become(o ? "removed" : "not_loaded"), o || this.later(() => this.listenAgain());
    }
  }
  listenAgain() {
    this.isOn = !1, this.hass && this.follow(this.hass);
  }
  /** Do what was refused once more, unless nobody looks any longer. */
  later(t) {
    clearTimeout(this.again), this.again = setTimeout(t, ui);
  }
  hear(t) {
    if (t.what === "snapshot") {
      this.ahead = Date.parse(t.now.at) - Date.now();
      const s = this.standing !== "shown";
      s && this.now && this.cameBack(), this.now = t.now, s ? this.read() : this.changed();
    } else t.what === "log" ? this.read() : this.become(t.what);
  }
  async read() {
    const { hass: t, now: s, turn: i } = this;
    if (!t || !s) return;
    const n = ++this.reading, r = {
      type: `${m}/sessions`,
      entry_id: this.entryId,
      ...this.isWhole ? {} : { start: `${Xe(s)}T00:00:00` }
    };
    try {
      const o = await t.callWS(r);
      if (i !== this.turn || n !== this.reading) return;
      this.sessions = o.sessions, this.hasEarlier = o.has_earlier, this.standing = "shown", this.changed();
    } catch {
      i === this.turn && n === this.reading && this.later(() => {
        this.read();
      });
    }
  }
  become(t) {
    t !== this.standing && (this.standing = t, this.changed());
  }
}
const mi = {
  comma_decimal: ["en-US"],
  decimal_comma: ["de"],
  space_comma: ["fr"],
  quote_decimal: ["de-CH"]
}, fi = { numeric: "auto" }, gt = /* @__PURE__ */ new Map();
function R(e, t, s) {
  const i = `${e.name} ${String(t)} ${JSON.stringify(s)}`;
  return gt.has(i) || gt.set(i, new e(t, s)), gt.get(i);
}
class ce {
  constructor(t, s) {
    this.localize = t, this.locale = s;
  }
  /** Return a text of the card, empty while texts are not loaded. */
  words(t, s) {
    return this.localize(`component.${m}.common.card_${t}`, s);
  }
  /** Return a text in the form that goes with a number, which the text calls `count`. */
  count(t, s, i) {
    const n = { count: this.number(s), ...i }, r = R(Intl.PluralRules, this.locale.language, {}).select(s);
    return this.words(`${t}_${r}`, n) || this.words(`${t}_other`, n);
  }
  /** Return a text that is shared with what is said elsewhere. */
  common(t) {
    return this.localize(`component.${m}.common.${t}`);
  }
  /** Return how Home Assistant calls the state of an entity. */
  state(t, s, i) {
    return this.localize(`component.${m}.entity.${t}.${s}.state.${i}`);
  }
  refusal(t) {
    const { code: s, translation_domain: i, translation_key: n, translation_placeholders: r, message: o } = t;
    if (s === "unauthorized") return this.words("unauthorized");
    const l = `component.${i ?? ""}.exceptions.${n ?? ""}.message`;
    return this.localize(l, r) || o || this.words("failed");
  }
  number(t) {
    const s = this.locale.number_format, i = s === "system" ? void 0 : mi[s] ?? this.locale.language, n = s !== "none";
    return R(Intl.NumberFormat, i, { maximumFractionDigits: 1, useGrouping: n }).format(t);
  }
  /** Return whole minutes, as the integration itself says them: of what is not nothing at least one. */
  minutes(t) {
    const s = { style: "unit", unit: "minute", unitDisplay: "short" }, i = t > 0 ? Math.max(1, Math.round(t)) : 0;
    return R(Intl.NumberFormat, this.locale.language, s).formatToParts(i).map((r) => r.type === "integer" ? this.number(i) : r.value).join("");
  }
  date(t, s) {
    return R(Intl.DateTimeFormat, this.locale.language, { ...s, timeZone: "UTC" }).format(
      Q(t)
    );
  }
  day(t) {
    return this.date(t, { weekday: "short", day: "numeric", month: "short" });
  }
  /** Return a day as people speak of it: today, tomorrow, a weekday, or a date. */
  nearDay(t, s) {
    const i = $t(s, t);
    if (Math.abs(i) <= 1) {
      const n = R(Intl.RelativeTimeFormat, this.locale.language, fi).format(i, "day");
      return n.charAt(0).toLocaleUpperCase(this.locale.language) + n.slice(1);
    }
    return i > 1 && i < 7 ? this.date(t, { weekday: "long" }) : this.day(t);
  }
  /** Return the time of a moment, as the clock at home shows it. */
  time(t) {
    const s = this.locale.time_format, i = { hour: "numeric", minute: "2-digit", timeZone: "UTC" };
    (s === "12" || s === "24") && (i.hourCycle = s === "12" ? "h12" : "h23");
    const n = s === "system" ? void 0 : this.locale.language;
    return R(Intl.DateTimeFormat, n, i).format(/* @__PURE__ */ new Date(`${t.slice(0, 19)}Z`));
  }
}
var gi = Object.defineProperty, $i = Object.getOwnPropertyDescriptor, W = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? $i(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = (i ? o(t, s, n) : o(n)) || n);
  return i && n && gi(t, s, n), n;
};
const vi = ["not_loaded", "removed", "lost"], bi = 700;
let x = class extends _ {
  constructor() {
    super(...arguments), this.trouble = "", this.entities = "", this.language = "", this.underWay = /* @__PURE__ */ new Set();
  }
  static getStubConfig() {
    return {};
  }
  setConfig(e) {
    this.config = e, this.chosen = void 0, this.attend();
  }
  getCardSize() {
    return 12;
  }
  getGridOptions() {
    return { columns: 12, rows: "auto", min_columns: 3 };
  }
  /** Home Assistant sets it at every change in the house; only what concerns us is drawn. */
  set hass(e) {
    const t = this.known;
    this.known = e, (t?.localize !== e.localize || t.locale !== e.locale) && this.speak(e), this.language !== e.language && this.learn(e), (!(t?.entities === e.entities && t.config === e.config) || !this.entities) && this.meet(e), this.feed?.follow(e);
  }
  /** Speak as the profile says; until another language is there the old one stays, with an open form. */
  speak(e) {
    const t = new ce(e.localize, e.locale);
    (t.words("title") || !this.speech) && (this.speech = t);
  }
  connectedCallback() {
    super.connectedCallback(), this.attend();
  }
  disconnectedCallback() {
    super.disconnectedCallback(), this.feed?.close(), this.feed = void 0;
  }
  /** Have the texts loaded, again at the next change in the house if that fails. */
  async learn(e) {
    if (e.connected) {
      this.language = e.language;
      try {
        await e.loadBackendTranslation("common", m), await e.loadBackendTranslation("exceptions", m);
      } catch {
        this.language = "";
      }
    }
  }
  /** Learn who walks, again whenever entities of the integration came, went or got another name. */
  async meet(e) {
    if (!e.connected || !lt(e)) return;
    const s = Object.values(e.entities).filter((i) => i.platform === m).map((i) => i.entity_id).join() || "none";
    if (s !== this.entities) {
      this.entities = s;
      try {
        this.walkers = await e.callWS({ type: `${m}/walkers` });
      } catch {
        this.entities = "";
        return;
      }
      this.walkers.some(({ entry_id: i }) => i === this.chosen) || (this.chosen = void 0), this.attend();
    }
  }
  /** Follow the walker that is shown, and nobody else. */
  attend() {
    const e = this.walker?.entry_id ?? this.config?.walker;
    !this.known || !this.isConnected || e === this.feed?.entryId || (this.feed?.close(), this.feed = void 0, e && (this.feed = new pi(
      e,
      () => this.requestUpdate(),
      () => this.meetAgain()
    ), this.feed.follow(this.known)), this.requestUpdate());
  }
  /** Who was away may have another name, or another person, by now. */
  meetAgain() {
    this.entities = "", this.known && this.meet(this.known);
  }
  get walker() {
    const e = this.chosen ?? this.config?.walker;
    return e ? this.walkers?.find((t) => t.entry_id === e) : this.walkers?.find((t) => t.is_user) ?? this.walkers?.[0];
  }
  render() {
    const { config: e, speech: t } = this;
    return e ? a`
      <ha-card @wish=${this.grant} @show-all=${() => {
      this.feed?.showAll();
    }} @end-hold=${this.endHold}>
        ${t?.words("title") ? this.content(e, t) : a`<div class="skeleton"></div>`}
      </ha-card>
    ` : d;
  }
  content(e, t) {
    const { feed: s, walker: i } = this, n = this.problemOf(t), { hidden: r, unknown: o } = He(e);
    return a`
      ${this.head(e)}
      ${o.length > 0 ? a`<p class="notice danger" role="alert">
              ${t.words("unknown_parts", { unknown: o.join(", "), parts: at.join(", ") })}
            </p>` : d}
      ${this.trouble ? a`<div class="notice danger" role="alert">
              <p>${this.trouble}</p>
              <div class="row">
                <button @click=${() => this.trouble = ""}>${t.words("dismiss")}</button>
              </div>
            </div>` : d}
      ${n ? a`<p class="notice" role="status">${n}</p>` : d}
      ${s?.now && i && s.standing !== "removed" ? a`<div class="body" ?inert=${s.standing !== "shown"}>
              ${ti({ feed: s, walker: i, now: s.now, speech: t, hidden: r })}
            </div>` : n ? d : a`<div class="skeleton"></div>`}
    `;
  }
  head(e) {
    const { walkers: t = [], walker: s } = this, i = !e.walker && t.length > 1, n = e.title ?? s?.name;
    return i ? a`<div class="row">
      ${e.title ? a`<h2 class="grow">${e.title}</h2>` : d}
      ${t.map(
      ({ entry_id: r, name: o }) => a`<button
            class=${r === s?.entry_id ? "primary" : "outlined"}
            aria-pressed=${r === s?.entry_id}
            @click=${() => this.choose(r)}
          >
            ${o}
          </button>`
    )}
    </div>` : n ? a`<h2>${n}</h2>` : d;
  }
  /** Return what keeps the card from showing the present, as a sentence. */
  problemOf(e) {
    const t = this.problem;
    return t ? e.words(`problem_${t}`) : "";
  }
  get problem() {
    const { known: e, walkers: t, feed: s } = this;
    return e?.connected && !lt(e) ? "not_loaded" : t?.length === 0 ? "nobody" : t && !this.walker ? "removed" : vi.find((i) => i === s?.standing);
  }
  choose(e) {
    this.chosen = e, this.trouble = "", this.attend();
  }
  async grant(e) {
    e.stopPropagation();
    const { action: t, data: s, then: i, refused: n } = e.detail, r = e.composedPath(), o = /^(start|stop)_session$/.test(t) ? "session" : JSON.stringify([t, s]);
    if (this.underWay.has(o)) return;
    this.underWay.add(o);
    const l = await this.call(m, t, { config_entry_id: this.feed?.entryId, ...s });
    setTimeout(() => this.underWay.delete(o), l ? 0 : bi), l ? n && n(l) : i?.(), this.trouble = n ? "" : l, await this.updateComplete, wi(r);
  }
  async endHold(e) {
    this.trouble = await this.call("switch", "turn_off", { entity_id: e.detail });
  }
  /** Call an action; return what is wrong with it as a sentence, empty where nothing is. */
  async call(e, t, s) {
    try {
      return await this.known?.callService(e, t, s, void 0, !1), "";
    } catch (i) {
      return this.speech?.refusal(i) ?? "";
    }
  }
};
x.styles = [B, Le, Fe];
x.getConfigForm = Ie;
W([
  g()
], x.prototype, "config", 2);
W([
  g()
], x.prototype, "walkers", 2);
W([
  g()
], x.prototype, "chosen", 2);
W([
  g()
], x.prototype, "trouble", 2);
W([
  g()
], x.prototype, "speech", 2);
x = W([
  A("retro-walking-card")
], x);
function wi(e) {
  if (document.activeElement !== document.body) return;
  const t = e.find((s) => s instanceof HTMLElement && s.isConnected);
  t instanceof HTMLElement && (t.tabIndex = -1, t.focus({ preventScroll: !0 }));
}
var _i = Object.getOwnPropertyDescriptor, de = (e, t, s, i) => {
  for (var n = i > 1 ? void 0 : i ? _i(t, s) : t, r = e.length - 1, o; r >= 0; r--)
    (o = e[r]) && (n = o(n) || n);
  return n;
};
const vt = async (e) => new ce(await e.loadBackendTranslation("common", m), e.locale), he = async (e) => lt(e) ? e.callWS({ type: `${m}/walkers` }) : [];
let bt = class extends HTMLElement {
  static async generate(e, t) {
    const [s, i] = await Promise.all([vt(t), he(t)]);
    return i.length === 0 ? { views: [{ title: s.words("title"), cards: [{ type: "custom:retro-walking-card" }] }] } : {
      title: s.words("title"),
      views: i.map((n) => ({
        title: n.name,
        path: n.entry_id.toLowerCase(),
        strategy: { type: "custom:retro-walking", walker: n.entry_id }
      }))
    };
  }
  static async getCreateSuggestions(e) {
    return { title: (await vt(e)).words("title"), icon: "mdi:walk" };
  }
};
bt.noEditor = !0;
bt = de([
  A("ll-strategy-dashboard-retro-walking")
], bt);
let wt = class extends HTMLElement {
  static async generate(e, t) {
    const [s, i] = await Promise.all([vt(t), he(t)]), n = i.find(({ entry_id: o }) => o === e.walker), r = { type: "custom:retro-walking-card", walker: e.walker, grid_options: yi };
    return {
      type: "sections",
      max_columns: 2,
      sections: [
        Bt([r]),
        ...n ? [Bt([...ki(n, s), ...Ai(n, s)])] : []
      ]
    };
  }
};
wt.noEditor = !0;
wt = de([
  A("ll-strategy-view-retro-walking")
], wt);
const yi = { columns: "full" }, Bt = (e) => ({ type: "grid", cards: e }), ue = (e, t) => ({ type: "heading", heading: e, icon: t });
function ki(e, t) {
  const s = xi.flatMap((n) => {
    const r = e.entities[n];
    return r ? [{ type: "tile", entity: r, name: { type: "entity" } }] : [];
  }), i = e.entities["calendar.walks"];
  return [
    ue(t.words("view_plan"), "mdi:calendar"),
    ...s,
    ...i ? [{ type: "calendar", entities: [i], initial_view: "listWeek" }] : []
  ];
}
const xi = ["switch.hold", "sensor.pain_zone", "sensor.planned_duration", "sensor.last_session"];
function Ai(e, t) {
  const { sessions: s, minutes: i, pain: n } = e.statistics, r = (o, l, c) => ({
    type: "statistics-graph",
    entities: [o],
    stat_types: [l],
    chart_type: "bar",
    period: "week",
    days_to_show: 182,
    hide_legend: !0,
    title: c
  });
  return [
    ue(t.words("view_history"), "mdi:chart-bar"),
    r(s, "change", t.words("view_walks")),
    r(i, "change", t.words("view_minutes")),
    r(n, "mean", t.words("view_pain"))
  ];
}
const Ft = "retro-walking-card", pe = "https://github.com/retro-walking/home-assistant-retro-walking", Si = {
  type: Ft,
  preview: !0,
  documentationURL: pe,
  get name() {
    return ct("title");
  },
  get description() {
    return ct("description");
  },
  getEntitySuggestion: (e, t) => {
    const s = e.entities[t];
    if (s?.platform !== m) return null;
    const i = e.devices[s.device_id ?? ""]?.primary_config_entry;
    return { config: { type: `custom:${Ft}`, ...i ? { walker: i } : {} } };
  }
}, Oi = {
  type: "retro-walking",
  strategyType: "dashboard",
  documentationURL: pe,
  get name() {
    return ct("title");
  },
  get description() {
    return ct("dashboard_description");
  }
};
function me(e, t) {
  e.some(({ type: s }) => s === t.type) || e.push(t);
}
me(window.customCards ??= [], Si);
me(window.customStrategies ??= [], Oi);
Qt();
