/** The safety list by place, and a red flag, in the words that are used everywhere. */

import type { Speech } from "../speech";
import type { Now } from "../wire";
import { isBegun } from "./programme";

export interface SafetyView {
  title: string;
  text: string;
  parts: { title: string; items: string[] }[];
  confirm: string;
  /** Whether the programme begins with it, and does not only go on. */
  begins: boolean;
}

/** Return the list; undefined while it is not due. */
export function viewSafety(now: Now, speech: Speech): SafetyView | undefined {
  if (now.safety_list === null || now.red_flag) return undefined;
  return {
    title: speech.words("safety_title"),
    text: speech.words("safety_text"),
    parts: Object.entries(now.safety_list).map(([part, items]) => ({
      title: speech.common(`safety_${part}`),
      items: items.map((item) => itemOf(item, speech)),
    })),
    confirm: speech.words("safety_confirm"),
    begins: !isBegun(now),
  };
}

/** Return an item; a screen of one's own may name the knee. */
const itemOf = (item: string, speech: Speech): string =>
  speech.common(`safety_${item}_knee`) || speech.common(`safety_${item}`);

export interface FlagView {
  title: string;
  text: string;
  clear: string;
}

export function viewFlag(now: Now, speech: Speech): FlagView | undefined {
  if (!now.red_flag) return undefined;
  return {
    title: speech.common("message_red_flag_knee_title"),
    text: speech.common("message_red_flag_knee"),
    clear: speech.words("flag_clear"),
  };
}
