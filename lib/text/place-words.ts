/** How people in China write the names of buildings, so that what they type can be compared. Pure. */

/** One form of a name: half width, small letters, no spaces or marks, Arabic numbers without leading zeros. */
export function foldPlace(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}·.,，、()]/gu, "")
    .replace(/[一二三四五六七八九十]+(?=号|栋|幢|楼|单元|$)/g, (numeral) => {
      return String(chineseNumber(numeral) ?? numeral);
    })
    .replace(/\d+/g, (digits) => String(Number(digits)));
}

/** Whether a folded name contains a folded word; a number never fits a longer one ("1号楼" is not in "11号楼"). */
export function holdsWhole(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at !== -1; at = name.indexOf(word, at + 1)) {
    if (!splitsNumber(name, at) && !splitsNumber(name, at + word.length)) return true;
  }
  return false;
}

const splitsNumber = (text: string, at: number): boolean =>
  /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at));

const NUMBER_ALONE = /^(?:no|#|building)?(\d+)(?:号楼|号|栋|幢|楼|#)?$/;

/** The number when a folded name is nothing but one ("7", "7号楼", "7栋"), else null. */
export function numberAlone(folded: string): string | null {
  return NUMBER_ALONE.exec(folded)?.[1] ?? null;
}

const DIGITS = "一二三四五六七八九";

/** 1–99 written in Chinese; null for anything else. */
function chineseNumber(numeral: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(numeral);
  if (!match) return null;
  const [, first, ten, last] = match;
  if (!ten) return last ? null : digitValue(first);
  return (first ? digitValue(first) : 1) * 10 + digitValue(last);
}

function digitValue(digit: string | undefined): number {
  return digit ? DIGITS.indexOf(digit) + 1 : 0;
}
