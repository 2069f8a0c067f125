import { Button } from "@/components/ui/button";
import { draw } from "@/components/ui/draw";
import { putInPlace } from "@/components/ui/put-in-place";
import type { UploadSetting, UploadWords } from "./report-photo-upload";
import { sendPhoto } from "./report-send";
import { shrink } from "./report-shrink";

interface OnItsWay {
  readonly id: number;
  readonly name: string;
  state: "waiting" | "sending" | "broken" | "sent" | "failed";
  /** Part that has arrived, from 0 to 1. */
  part: number;
  /** Why it was not taken. */
  why: string;
}

/**
 * On the photo page several photos can be chosen: each is made small and sent by itself in pieces, tried again for as
 * long as the signal is bad, and kept in the draft as soon as it is there. Whoever goes on meanwhile is asked to wait,
 * or goes on at once; what has not arrived by then is unfinished, and goes on when it is chosen again.
 */
export function sendPhotos(): void {
  const own = document.querySelector<HTMLElement>("[data-upload]");
  const form = own?.closest("form");
  const listed = own?.querySelector("[data-place=list]");
  const heldBack = own?.querySelector("[data-place=held]");
  if (!own || !form || !listed || !heldBack) return;
  const { draft, megabytes, words } = JSON.parse(own.dataset.upload ?? "") as UploadSetting;
  const queue: { one: OnItsWay; file: File }[] = [];
  let list: OnItsWay[] = [];
  let count = 0;
  let busy = false;
  let held = false;
  /** The button that was pressed while photos were still on their way. */
  let pressed: HTMLElement | null = null;

  const show = () => {
    draw(
      list.map((one) => <Photo key={one.id} photo={one} words={words} />),
      listed,
    );
    draw(held && <Held words={words} goOn={goOn} />, heldBack);
    const room = Number(own.querySelector<HTMLElement>("[data-room]")?.dataset.room);
    own.querySelector("input[type=file]")?.toggleAttribute("multiple", room > 1);
  };

  /** Goes on where the person wanted to. */
  const goOn = () => {
    // The one that was pressed may be gone, when there is no room for another photo.
    const button = pressed?.isConnected === false ? form.querySelector<HTMLElement>(CONTINUE) : pressed;
    busy = held = false;
    pressed = null;
    show();
    button?.click();
  };

  const send = async (one: OnItsWay, file: File): Promise<void> => {
    one.state = "sending";
    show();
    const photo = await shrink(file);
    const tell = (part: number, broken: boolean) => {
      one.part = part;
      one.state = broken ? "broken" : "sending";
      show();
    };
    const small = photo.size <= megabytes * 1024 * 1024;
    one.why = small ? await sendPhoto({ draft, photo, unknown: words.unknown, tell }) : words.tooBig;
    one.state = one.why ? "failed" : "sent";
    show();
  };

  const work = async (): Promise<void> => {
    busy = true;
    for (let next = queue.shift(); next; next = queue.shift()) await send(next.one, next.file);
    if (list.some(({ state }) => state === "failed")) pressed = null;
    const goesOn = pressed !== null;
    goOn();
    // Shown among the photos from now on.
    if (goesOn || !(await fetchAnew(own))) return;
    list = list.filter(({ state }) => state !== "sent");
    show();
  };

  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].map((file) => {
      count += 1;
      const one: OnItsWay = { id: count, name: file.name, state: "waiting", part: 0, why: "" };
      return { one, file };
    });
    // The form itself must not send them a second time.
    input.value = "";
    list = [...list.filter(({ state }) => state !== "failed"), ...chosen.map(({ one }) => one)];
    queue.push(...chosen);
    show();
    if (!busy && chosen.length > 0) void work();
  };
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file") take(target);
  });

  form.addEventListener(
    "submit",
    (event) => {
      if (!busy) return;
      event.preventDefault();
      event.stopPropagation();
      pressed = event.submitter;
      held = true;
      show();
    },
    true,
  );
  show();
  // Chosen before this script was there.
  const input = own.querySelector<HTMLInputElement>("input[type=file]");
  if (input) take(input);
}

/** The button that leads on. */
const CONTINUE = "button[value=continue]";

/**
 * Asks for the page again and puts what has changed in place; false: there is no signal. The chooser and the buttons stay
 * the ones they are, for somebody may be using them just now.
 */
async function fetchAnew(own: HTMLElement): Promise<boolean> {
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
    if (!page.querySelector(ANOTHER)) document.querySelector(ANOTHER)?.remove();
    return true;
  } catch {
    return false;
  }
}

const ANOTHER = "button[value=another]";

function Photo({ photo: { name, state, part, why }, words }: { photo: OnItsWay; words: UploadWords }) {
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
    <div role="status" className="mt-3 rounded-card border border-amber bg-amber-wash p-4">
      <p>{words.holding}</p>
      <Button type="button" look="secondary" onClick={goOn} className="mt-3 w-full">
        {words.goOn}
      </Button>
    </div>
  );
}
