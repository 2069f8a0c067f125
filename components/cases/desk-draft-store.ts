/** One text that was typed into a move and not sent. */
export interface DraftField {
  readonly text: string;
  /** What stood in the field before. */
  readonly base: string;
}

/** What somebody typed into the forms of one move of a case. */
export interface Draft {
  readonly fields: Readonly<Record<string, DraftField>>;
  /** Moment of the newest entry that the page showed. */
  readonly seen: number;
  /** Which page it was typed on; see `FormOf.round`. */
  readonly round: string;
  /** It was sent; whether it arrived only the next page knows. */
  readonly sent: boolean;
}

/** By case and move. */
export type Drafts = Readonly<Record<string, Readonly<Record<string, Draft>>>>;

const KEY = "yizhan-desk-drafts";
const CASES_MOST = 40;

/**
 * What was typed at the desk in this tab and not sent. It stays when the page is loaded anew, when a colleague's step
 * takes the form away and through a new sign-in; it goes when it was sent, when the tab is closed, and when somebody
 * else signs in.
 */
export function readDrafts(owner: string): Drafts {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (kept.owner === owner) return kept.drafts;
    // Somebody else's: nobody is to find it in this tab.
    sessionStorage.removeItem(KEY);
    return {};
  } catch {
    return {};
  }
}

function write(owner: string, drafts: Drafts): void {
  try {
    const some = Object.fromEntries(
      Object.entries(drafts)
        .filter(([, moves]) => Object.keys(moves).length > 0)
        .slice(-CASES_MOST),
    );
    sessionStorage.setItem(KEY, JSON.stringify({ owner, drafts: some }));
  } catch {
    // A full or forbidden store: then only the page itself keeps what was typed.
  }
}

interface Place {
  readonly owner: string;
  readonly reference: string;
  readonly move: string;
}

/** Keeps a draft, or changes the one there is; without any text left in it, it goes. */
export function changeDraft(
  { owner, reference, move }: Place,
  change: (draft: Draft | null) => Draft | null,
) {
  const drafts = readDrafts(owner);
  const { [reference]: ofCase = {}, ...others } = drafts;
  const { [move]: before, ...rest } = ofCase;
  const after = change(before ?? null);
  const empty = !after || Object.keys(after.fields).length === 0;
  write(owner, { ...others, [reference]: empty ? rest : { ...rest, [move]: after } });
}

/** A field was typed into. Back at what stood there before, there is nothing to keep. */
export function typed(
  draft: Draft | null,
  name: string,
  field: DraftField,
  page: Pick<Draft, "seen" | "round">,
): Draft {
  const { [name]: known, ...rest } = draft?.fields ?? {};
  const base = known?.base ?? field.base;
  const gone = field.text.trim() === "" || field.text === base;
  return { ...page, sent: false, fields: gone ? rest : { ...rest, [name]: { text: field.text, base } } };
}

/** What a page tells of a case: which move was just made, and on which page; and what was said there lately. */
interface Seen {
  readonly done: string | null;
  readonly round: string;
  readonly said: readonly { readonly at: number; readonly text: string }[];
}

/**
 * True when a page shows that what was sent has arrived: it is the next page and names the move, or, where that page
 * never came, the text stands on the timeline.
 */
export function arrived(draft: Draft, move: string, { done, round, said }: Seen): boolean {
  if (!draft.sent) return false;
  if (done === move && draft.round !== round) return true;
  const texts = Object.values(draft.fields).map(({ text }) => text.trim());
  return said.some(({ at, text }) => at > draft.seen && texts.includes(text));
}
