import { foldPlace, holdsWhole, numberAlone } from "@/lib/text/place-words";

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
  const query = foldPlace(typed);
  if (query === "") return [];
  return buildings
    .map((building) => ({ building, rank: rankOf(query, building) }))
    .filter((hit): hit is { building: B; rank: number } => hit.rank !== null)
    .sort((a, b) => a.rank - b.rank || order.compare(a.building.name, b.building.name))
    .slice(0, MOST)
    .map((hit) => hit.building);
}

const order = new Intl.Collator("zh-CN", { numeric: true });

/** Whether what was typed is one of the building's names, not only like one. */
export const isNameOf = (typed: string, building: Findable): boolean =>
  namesOf(building).includes(foldPlace(typed));

const namesOf = ({ name, aliases, nameEn, code }: Findable): string[] =>
  [name, ...aliases, nameEn, code].map(foldPlace);

function rankOf(query: string, building: Findable): number | null {
  const names = namesOf(building);
  if (names.includes(query)) return 0;
  const number = numberAlone(query);
  if (number) return names.some((name) => numbersIn(name).includes(number)) ? 1 : null;
  if (names.some((name) => holdsWhole(name, query) && name.startsWith(query))) return 2;
  if (names.some((name) => holdsWhole(name, query))) return 3;
  const pinyin = building.pinyin.split(/\s+/).map(foldPlace);
  return [...pinyin, foldPlace(building.pinyin)].some((word) => holdsWhole(word, query)) ? 4 : null;
}

function numbersIn(name: string): string[] {
  return name.match(/\d+/g)?.map((digits) => String(Number(digits))) ?? [];
}
