/** A gap of a template, to be filled before it is sent: `{what}`, also in full width. */
const GAP = /[{｛][^{}｛｝]*[}｝]/;

/** True while a text still has a template's gap in it. */
export const hasGap = (text: string): boolean => GAP.test(text);
