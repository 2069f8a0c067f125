/** Finding a building by what people call it. Pure. */
export interface Findable {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
  /** Words in pinyin, full and initials, separated by spaces. */
  readonly pinyin: string;
}

/** Results shown at once. */
const MOST = 8;

/**
 * Buildings that fit what was typed, the best first: by name, other name, number alone ("7", "七号楼", "7 栋"),
 * pinyin or initials. A number never fits a longer number.
 */
export function findBuildings<B extends Findable>(typed: string, buildings: readonly B[]): B[] {
  const query = fold(typed);
  if (query === "") return [];
  return buildings
    .map((building) => ({ building, rank: rankOf(query, building) }))
    .filter((hit): hit is { building: B; rank: number } => hit.rank !== null)
    .sort((a, b) => a.rank - b.rank || order.compare(a.building.name, b.building.name))
    .slice(0, MOST)
    .map((hit) => hit.building);
}

const order = new Intl.Collator("zh-CN", { numeric: true });
const NUMBER_ALONE = /^(?:no\.?|#|building)?(\d+)(?:号楼|号|栋|幢|楼|#)?$/;

function rankOf(query: string, building: Findable): number | null {
  const names = [building.name, ...building.aliases, building.nameEn, building.code].map(fold);
  if (names.includes(query)) return 0;
  const number = NUMBER_ALONE.exec(query)?.[1];
  if (number) return names.some((name) => numbersIn(name).includes(number)) ? 1 : null;
  if (names.some((name) => fits(name, query) && name.startsWith(query))) return 2;
  if (names.some((name) => fits(name, query))) return 3;
  const pinyin = building.pinyin.split(/\s+/).map(fold);
  return [...pinyin, fold(building.pinyin)].some((word) => fits(word, query)) ? 4 : null;
}

/** Contains the query, and a number at its end is not the beginning of a longer one (nor at its start the end). */
function fits(name: string, query: string): boolean {
  for (let at = name.indexOf(query); at !== -1; at = name.indexOf(query, at + 1)) {
    const cut = splitsNumber(name, at) || splitsNumber(name, at + query.length);
    if (!cut) return true;
  }
  return false;
}

function splitsNumber(text: string, at: number): boolean {
  return /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at));
}

function numbersIn(name: string): string[] {
  return name.match(/\d+/g)?.map((digits) => String(Number(digits))) ?? [];
}

/** One form for comparing: half width, small letters, no spaces or marks, Arabic numbers. */
function fold(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}·.,，、()]/gu, "")
    .replace(/[一二三四五六七八九十]+(?=号|栋|幢|楼|单元|$)/g, (numeral) =>
      String(chineseNumber(numeral) ?? numeral),
    )
    .replace(/\d+/g, (digits) => String(Number(digits)));
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
