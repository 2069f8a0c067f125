import { searchPinyin } from "@/lib/text/pinyin";
import { foldPlace, holdsWhole } from "@/lib/text/place-words";

export interface Findable {
  readonly name: string;
  readonly nameEn?: string;
  readonly aliases?: readonly string[];
  /** Stored pinyin; made from the name when there is none. */
  readonly pinyin?: string;
}

/** True when the name, another name, the English one or the pinyin contains the word. A number never fits a longer one. */
export function nameFits(word: string, { name, nameEn = "", aliases = [], pinyin }: Findable): boolean {
  const folded = foldPlace(word);
  if (folded === "") return false;
  if ([name, nameEn, ...aliases].some((one) => holdsWhole(foldPlace(one), folded))) return true;
  if (!/^[a-z0-9]+$/.test(folded)) return false;
  return (pinyin || spelled(name)).split(" ").some((one) => holdsWhole(foldPlace(one), folded));
}

/** Names are few and asked again and again. */
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

function spelled(name: string): string {
  let found = known.get(name);
  if (found === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = searchPinyin([name]);
    known.set(name, found);
  }
  return found;
}
