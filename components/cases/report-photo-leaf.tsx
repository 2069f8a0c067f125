import { draw } from "@/components/ui/draw";
import { putInPlace } from "@/components/ui/put-in-place";
import type { UploadSetting } from "./report-on-the-way";
import { Held, PhotoOnItsWay, type PhotoRow } from "./report-photo-rows";
import { forget, type KeptPhoto, keep, kept } from "./report-photo-store";
import { tokenOf } from "./report-photo-token";
import { sendPhoto } from "./report-send";
import { shrink } from "./report-shrink";

type OnItsWay = { -readonly [Key in keyof PhotoRow]: PhotoRow[Key] } & {
  readonly photo: KeptPhoto;
  /** In the browser's own store: the next page goes on with it. */
  stored: boolean;
  /** Not wanted any more; the line is still told so. */
  dropped: boolean;
};

const isDone = ({ state, dropped }: OnItsWay): boolean => dropped || state === "sent" || state === "failed";

/**
 * On the first page several photos can be chosen: each is made small and sent by itself in pieces, tried again for as
 * long as the signal is bad, and kept in the draft as soon as it is there. Whoever goes on takes what is on its way
 * along to the next page, which goes on sending it. Only before the report itself leaves, and where the browser keeps
 * nothing, one is asked to wait, or goes on at once; what has not arrived by then goes on when it is chosen again.
 */
export function sendPhotos(): void {
  const own = document.querySelector<HTMLElement>("[data-upload]");
  const [listed, said] = ["list", "said"].map((name) => own?.querySelector(`[data-place=${name}]`));
  const heldBack = document.querySelector("[data-place=held]");
  if (!own || !listed || !said) return;
  const {
    draft: given,
    begun,
    last,
    megabytes,
    words,
  } = JSON.parse(own.dataset.upload ?? "") as UploadSetting;
  const draft = tokenOf(given, begun);
  for (const field of document.querySelectorAll<HTMLInputElement>("main input[name=draft]"))
    field.value = draft;
  let list: OnItsWay[] = [];
  let busy = false;
  /** What was kept is not known yet. */
  let loading = true;
  let held = false;
  /** The button pressed last; browsers of 2021 don't say which one sends a form. */
  let pressed: HTMLElement | null = null;

  const show = () => {
    const shown = list.filter(({ dropped }) => !dropped);
    draw(
      shown.map((one) => (
        <PhotoOnItsWay key={one.photo.id} row={one} words={words} drop={() => void drop(one)} />
      )),
      listed,
    );
    if (heldBack) draw(held && <Held words={words} goOn={giveUp} />, heldBack);
    const room = Number(own.querySelector<HTMLElement>("[data-room]")?.dataset.room);
    own.querySelector("input[type=file]")?.toggleAttribute("multiple", room > 1);
    const comes = waits();
    const set = (mark: string, hidden: boolean) => {
      for (const one of document.querySelectorAll<HTMLElement>(`[data-${mark}]`)) one.hidden = hidden;
    };
    // What this browser still has need not be chosen again.
    set("unfinished", comes);
    if (comes) set("share", false);
    if (comes) set("dropped", false);
  };
  const waits = () => list.some((one) => !isDone(one));
  const say = (one: OnItsWay) => {
    said.textContent = `${one.name} ${one.state === "failed" ? one.why : words[one.state]}`;
  };

  /** Goes on where the person wanted to. */
  const goOn = () => {
    const onward = held;
    busy = held = false;
    show();
    if (onward) pressed?.click();
  };
  /** Goes on without what has not arrived. */
  const giveUp = () => {
    for (const one of list) one.dropped = true;
    void Promise.all(list.map(({ photo }) => forget(photo.id))).then(goOn);
  };
  const drop = async (one: OnItsWay): Promise<void> => {
    one.dropped = true;
    show();
    await forget(one.photo.id);
    if (held && !waits()) goOn();
  };

  const send = async (one: OnItsWay): Promise<void> => {
    one.state = "sending";
    show();
    const photo = await shrink(one.photo.file);
    const tell = (part: number, broken: boolean): boolean => {
      if (broken && one.state !== "broken" && said.textContent === "") {
        one.state = "broken";
        say(one);
      }
      one.part = part;
      one.state = broken ? "broken" : "sending";
      show();
      return !one.dropped;
    };
    const small = photo.size <= megabytes * 1024 * 1024;
    one.why = small ? await sendPhoto({ draft, photo, unknown: words.unknown, tell }) : words.tooBig;
    if (one.dropped) return;
    one.state = one.why ? "failed" : "sent";
    // What was refused is said on the next pages too, until it has been read.
    await (one.why ? keep({ ...one.photo, file: new Blob(), why: one.why }) : forget(one.photo.id));
    say(one);
    show();
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let one = next(); one; one = next()) await send(one);
    const failed = list.some((one) => one.state === "failed" && !one.dropped);
    if (failed && held) listed.scrollIntoView({ block: "center" });
    held &&= !failed;
    const goesOn = held;
    goOn();
    // Shown among the photos from now on.
    if (goesOn || !(await fetchAnew(own))) return;
    list = list.filter(({ state, dropped }) => state !== "sent" && !dropped);
    show();
  };
  const next = () => list.find((one) => one.state === "waiting" && !one.dropped);

  const add = (photos: readonly KeptPhoto[], stored: boolean): readonly OnItsWay[] => {
    const added = photos.map(
      (photo): OnItsWay => ({
        ...{ photo, stored, name: photo.name, part: 0, why: photo.why, dropped: false },
        state: photo.why ? "failed" : "waiting",
      }),
    );
    list = [...list, ...added];
    show();
    if (next()) void work();
    return added;
  };

  const take = (input: HTMLInputElement) => {
    const now = Date.now();
    const chosen = [...(input.files ?? [])].map((file, index) => ({
      ...{ id: `${now}-${index}`, draft, name: file.name, file, why: "" },
      at: now + index,
    }));
    // The form itself must not send them a second time.
    input.value = "";
    for (const one of list) if (one.state === "failed") void drop(one);
    for (const one of add(chosen, false)) void store(one);
  };
  /** From then on the person may go on; who wanted to already does. */
  const store = async (one: OnItsWay): Promise<void> => {
    one.stored = await keep(one.photo);
    if (isDone(one)) await forget(one.photo.id);
    if (held && mayLeave()) goOn();
  };
  const mayLeave = () => !last && list.every((one) => one.stored || isDone(one));

  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file" && own.contains(target)) take(target);
  });
  document.addEventListener("click", ({ target }) => {
    pressed = (target as Element).closest<HTMLElement>("button[type=submit]") ?? pressed;
  });
  document.addEventListener(
    "submit",
    (event) => {
      const drops = (event.target as HTMLElement).querySelector("[data-dropped]") !== null;
      if (!(waits() || (last && loading)) || (mayLeave() && !drops)) return;
      event.preventDefault();
      event.stopPropagation();
      held = true;
      if (drops) giveUp();
      show();
    },
    true,
  );
  // Back from a later page: what has happened there since is not known here.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && (list.length > 0 || document.querySelector("[data-photos]"))) location.reload();
  });
  show();
  // Chosen before this script was there.
  const input = own.querySelector<HTMLInputElement>("input[type=file]");
  if (input) take(input);
  void kept(draft).then((photos) => {
    loading = false;
    add(
      photos.filter(({ id }) => list.every(({ photo }) => photo.id !== id)),
      true,
    );
    if (held && !waits()) goOn();
  });
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
