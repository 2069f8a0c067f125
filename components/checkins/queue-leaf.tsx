import { draw } from "@/components/ui/draw";
import { fill } from "@/components/ui/fill";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/checkins/queue/new-id";
import { openQueue, type QueueState } from "@/lib/checkins/queue/phone";
import type { QueuedTap } from "@/lib/checkins/queue/record";
import { concerning, standingTap } from "@/lib/checkins/queue/standing";
import { tapOf } from "@/lib/checkins/queue/tap-form";
import { Behind, Keeping } from "./queue-line";
import type { QueuePlace } from "./queue-place";
import { QueueView } from "./queue-view";
import type { TapSetting } from "./queue-words";
import { TapAnswer } from "./tap-answer";

/**
 * Keeps the phone's queue on a rider's page, see `QueuePlaces`: draws what waits and what became of it, keeps a tap
 * before it is sent, and says so at once.
 */
export function runQueue(): void {
  const root = document.querySelector<HTMLElement>("[data-queue]");
  if (!root) return;
  const setting = JSON.parse(root.dataset.queue ?? "") as TapSetting;
  const { words } = setting;
  const owner = setting.owner ?? "";
  const place = (name: QueuePlace) => root.querySelector<HTMLElement>(`[data-place=${name}]`);
  const brief = root.dataset.brief !== undefined;
  const waited = new Set<string>();
  const unasked = root.dataset.standIn !== undefined;
  const code = unasked ? standIn(setting, place) : root.dataset.tap;
  const kept = document.documentElement.dataset.kept !== undefined;

  let state: QueueState = { held: undefined, keeping: "unknown", sent: null };
  /** Of the tap made here, and of the one that is shown. */
  let tapped: string | undefined;
  let shown: string | undefined;
  let unkept = false;

  const put = (name: QueuePlace, what: React.ReactNode) => {
    const where = place(name);
    if (where) draw(what, where);
  };
  const show = () => {
    const offline = !navigator.onLine;
    const asked = { owner, code: code ?? "", unasked, clientId: tapped ?? shown };
    const tap = code === undefined ? undefined : standingTap(state.held?.taps ?? [], asked, new Date());
    shown = tap?.clientId;
    const answered = tap !== undefined && tap.outcome.state !== "refused";
    const counted = tap !== undefined && "id" in tap.outcome;
    const sending = state.sent === null && !offline;
    put(
      "said",
      <>
        {unkept && !answered && (
          <Notice tone="bad" role="alert" title={words.queueUnkeptTitle}>
            <p>{words.queueUnkept}</p>
          </Notice>
        )}
        {tap && <TapAnswer tap={tap} sending={sending} setting={setting} />}
      </>,
    );
    hide(place("tap"), answered || code === undefined);
    hide(place("after"), !counted);
    put("line", !counted && (offline || kept) && <Behind offline={offline} setting={setting} />);
    put(
      "queue",
      !counted && !(answered && sending) && (
        <QueueView state={state} queue={queue} setting={setting} ahead={brief} />
      ),
    );
    put("keeping", !counted && <Keeping keeping={state.keeping} words={words} />);
    if (tap) keepAddress(tap);
  };
  const queue = openQueue(setting.owner, (news) => {
    const { held } = news;
    state = brief && held ? { ...news, held: { ...held, taps: concerning(held.taps, waited) } } : news;
    show();
  });
  addEventListener("online", show);
  addEventListener("offline", show);
  show();

  let busy = false;
  let ownWay = false;
  const hold = async (event: SubmitEvent) => {
    if (ownWay) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    unkept = false;
    const form = event.target as HTMLFormElement;
    form.parentElement?.setAttribute("aria-busy", "true");
    const told = tapOf(new FormData(form), owner);
    // After a refusal the next tap is another one.
    const clientId = (tapped ? newId() : told?.clientId) ?? "";
    if (told && (await queue.keep({ ...told, clientId }))) {
      tapped = clientId;
      queue.send();
    } else if (navigator.onLine) {
      ownWay = true;
      // Not yet: while this submission is still being told of, the browser takes no other.
      setTimeout(() => form.querySelector("button")?.click());
    } else unkept = true;
    show();
    // The button that was tapped is gone: whoever was there is led to the answer that stands in its place.
    if (tapped) place("said")?.focus();
    form.parentElement?.removeAttribute("aria-busy");
    busy = false;
  };
  place("tap")?.addEventListener("submit", hold, true);
}

const hide = (where: HTMLElement | null, hidden: boolean): void => {
  if (where) where.hidden = hidden;
};

/** Prepares the one tap for the station in the address, and returns its code; undefined: there is none. */
function standIn(
  { words, names }: TapSetting,
  place: (name: QueuePlace) => HTMLElement | null,
): string | undefined {
  const params = new URLSearchParams(location.search);
  const code = (params.get("code") ?? "").normalize("NFKC").trim().toUpperCase().slice(0, 20);
  const form = place("tap")?.querySelector("form");
  if (!code || !form) return undefined;
  const fields = {
    code,
    clientId: newId(),
    source: params.get("via") === "list" ? "LIST" : "POSTER",
    rotating: params.get("r") ?? "",
  };
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name) as HTMLInputElement;
    field.value = value;
  }
  form.action = `/check-in/${encodeURIComponent(code)}`;
  const button = form.querySelector("button");
  if (button) button.textContent = fill(words.queueTap, { station: names[code] ?? code });
  hide(place("ways"), true);
  hide(place("another"), false);
  return code;
}

/** Once counted the address is that of the answer, so that a reload says the same. */
function keepAddress({ outcome }: QueuedTap): void {
  if (!("id" in outcome)) return;
  const path = `/check-in/${outcome.code}?done=${outcome.id}${outcome.state === "merged" ? "&again=1" : ""}`;
  if (location.pathname + location.search !== path) history.replaceState(history.state, "", path);
}
