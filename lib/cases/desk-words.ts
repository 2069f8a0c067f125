/** How the words of a search meet the index of character pairs (`searchGrams`). Pure. */

/** Cases on one page of the queue. */
export const PAGE = 50;

const MOST = 5;

/** Words of at least two characters, in small letters; one character alone is in every second case. */
export function wordsOf(q: string): string[] {
  return [...new Set(q.toLowerCase().split(/\s+/))].filter((word) => [...word].length >= 2).slice(0, MOST);
}

/** Pairs of neighbouring characters, as the database's `text_pairs` makes them. */
export function pairsOf(word: string, mark = ""): string[] {
  const characters = [...word.toLowerCase()];
  return [...new Set(characters.slice(1).map((character, index) => mark + characters[index] + character))];
}

/** Counting stops here, so that a figure costs no more when the table has grown. */
export const COUNT_MOST = 50;

/** "12", or "50+" for more than are counted. */
export const showCount = (count: number): string => (count > COUNT_MOST ? `${COUNT_MOST}+` : String(count));
