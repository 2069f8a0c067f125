import { Button } from "@/components/ui/button";
import { draw } from "@/components/ui/draw";
import { putInPlace } from "@/components/ui/put-in-place";
import type { UploadSetting, UploadWords } from "./report-on-the-way";
import { forget, type KeptPhoto, keep, kept } from "./report-photo-store";
import { sendPhoto } from "./report-send";
import { shrink } from "./report-shrink";

interface OnItsWay {
  readonly photo: KeptPhoto;
  state: "waiting" | "sending" | "broken" | "sent" | "failed";
  /** Part that has arrived, from 0 to 1. */
  part: number;
  /** Why it was not taken. */
  why: string;
  /** In the browser's own store: the next page goes on with it. */
  stored: boolean;
  /** Of the last change to that store. */
  saving: Promise<unknown>;
}

const isDone = ({ state }: OnItsWay): boolean => state === "sent" || state === "failed";

/**
 * On the first page several photos can be chosen: each is made small and sent by itself in pieces, tried again for as
 * long as the signal is bad, and kept in the draft as soon as it is there. Whoever goes on takes what is on its way
 * along to the next page, which goes on sending it. Only before the report itself leaves, and where the browser keeps
 * nothing, one is asked to wait, or goes on at once; what has not arrived by then goes on when it is chosen again.
 */
export function sendPhotos(): void {
  const own = document.querySelector<HTMLElement>("[data-upload]");
  const listed = own?.querySelector("[data-place=list]");
  const heldBack = document.querySelector("[data-place=held]");
  const draft = document.querySelector<HTMLInputElement>("main input[name=draft]")?.value;
  if (!own || !listed || !draft) return;
  const { last, megabytes, words } = JSON.parse(own.dataset.upload ?? "") as UploadSetting;
  let list: OnItsWay[] = [];
  let busy = false;
  /** What was pressed while photos were still on their way. */
  let pressed: HTMLElement | null = null;

  const show = () => {
    draw(
      list.map((one) => <Photo key={one.photo.id} one={one} words={words} />),
      listed,
    );
    if (heldBack) draw(pressed && <Held words={words} goOn={giveUp} />, heldBack);
    const room = Number(own.querySelector<HTMLElement>("[data-room]")?.dataset.room);
    own.querySelector("input[type=file]")?.toggleAttribute("multiple", room > 1);
    // What this browser still has need not be chosen again.
    const comes = list.some((one) => !isDone(one));
    for (const note of document.querySelectorAll<HTMLElement>("[data-unfinished]")) note.hidden = comes;
  };

  /** Goes on where the person wanted to. */
  const goOn = () => {
    const button = pressed;
    busy = false;
    pressed = null;
    show();
    button?.click();
  };

  /** Goes on without what has not arrived. */
  const giveUp = () => {
    void Promise.all(list.map(({ photo }) => forget(photo.id))).then(goOn);
  };

  const send = async (one: OnItsWay): Promise<void> => {
    one.state = "sending";
    show();
    const photo = await shrink(one.photo.file);
    const tell = (part: number, broken: boolean) => {
      if (part > 0 && one.part === 0)
        one.saving = one.saving.then(() => keep({ ...one.photo, draft, begun: true }));
      one.part = part;
      one.state = broken ? "broken" : "sending";
      show();
    };
    const small = photo.size <= megabytes * 1024 * 1024;
    one.why = small ? await sendPhoto({ draft, photo, unknown: words.unknown, tell }) : words.tooBig;
    one.state = one.why ? "failed" : "sent";
    await one.saving;
    await forget(one.photo.id);
    show();
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let one = next(); one; one = next()) await send(one);
    if (list.some(({ state }) => state === "failed")) pressed = null;
    const goesOn = pressed !== null;
    goOn();
    // Shown among the photos from now on.
    if (goesOn || !(await fetchAnew(own))) return;
    list = list.filter(({ state }) => state !== "sent");
    show();
  };
  const next = () => list.find(({ state }) => state === "waiting");

  const add = (photos: readonly KeptPhoto[], stored: boolean): readonly OnItsWay[] => {
    const added = photos.map(
      (photo): OnItsWay => ({ photo, state: "waiting", part: 0, why: "", stored, saving: Promise.resolve() }),
    );
    list = [...list.filter(({ state }) => state !== "failed"), ...added];
    show();
    if (added.length > 0) void work();
    return added;
  };

  const take = (input: HTMLInputElement) => {
    const now = Date.now();
    const chosen = [...(input.files ?? [])].map((file, index) => ({
      ...{ id: `${now}-${index}`, draft, begun: false, name: file.name, file },
      at: now + index,
    }));
    // The form itself must not send them a second time.
    input.value = "";
    for (const one of add(chosen, false)) one.saving = store(one);
  };

  /** From then on the person may go on; who wanted to already does. */
  const store = async (one: OnItsWay): Promise<void> => {
    one.stored = await keep(one.photo);
    if (pressed && mayLeave()) goOn();
  };
  const mayLeave = () => !last && list.every((one) => one.stored || isDone(one));

  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file" && own.contains(target)) take(target);
  });
  document.addEventListener(
    "submit",
    (event) => {
      if (!busy || mayLeave()) return;
      event.preventDefault();
      event.stopPropagation();
      pressed = event.submitter;
      show();
    },
    true,
  );
  show();
  // Chosen before this script was there.
  const input = own.querySelector<HTMLInputElement>("input[type=file]");
  if (input) take(input);
  void kept(draft).then((photos) =>
    add(
      photos.filter(({ id }) => !list.some(({ photo }) => photo.id === id)),
      true,
    ),
  );
}

/**
 * Asks for the page again and puts what has changed in place; false: there is no signal. The chooser and the buttons stay
 * the ones they are, for somebody may be using them just now.
 */
async function fetchAnew(own: HTMLElement): Promise<boolean> {
  if (!document.querySelector("[data-photos]")) return true;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [photos, fresh] = [document, page].map((one) => one.querySelector<HTMLElement>("[data-photos]"));
    if (!photos || !fresh) {
      // The report is over, or another step's turn: in another tab it has gone on.
      location.assign(answer.url);
      return true;
    }
    putInPlace(photos, fresh);
    const room = page.querySelector<HTMLElement>("[data-room]")?.dataset.room;
    const chooser = own.querySelector<HTMLElement>("[data-room]");
    if (chooser && room) chooser.dataset.room = room;
    else chooser?.remove();
    return true;
  } catch {
    return false;
  }
}

function Photo({ one, words }: { one: OnItsWay; words: UploadWords }) {
  const { state, part, why } = one;
  const { name } = one.photo;
  if (state === "failed")
    return (
      <li className="rounded-card border border-red bg-red-wash p-3">
        <span className="font-semibold text-red">{name}</span> {why}
      </li>
    );
  return (
    <li className="rounded-card border border-line bg-card p-3">
      <span className="font-semibold">{name}</span> <span className="text-soft">{words[state]}</span>
      {/* Only the words are read out as they change, not every step. */}
      <span className="mt-2 block h-2 overflow-hidden rounded-full bg-line">
        <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="block size-full">
          <rect
            width={Math.round(part * 100)}
            height="1"
            className={state === "broken" ? "fill-amber" : "fill-jade"}
          />
        </svg>
      </span>
    </li>
  );
}

function Held({ words, goOn }: { words: UploadWords; goOn: () => void }) {
  return (
    <div role="status" className="mb-3 rounded-card border border-amber bg-amber-wash p-4">
      <p>{words.holding}</p>
      <Button type="button" look="secondary" onClick={goOn} className="mt-3 w-full">
        {words.goOn}
      </Button>
    </div>
  );
}
