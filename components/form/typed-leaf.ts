import { forgetPhotos } from "@/components/cases/report-photo-forget";

const KEY = "yz-typed";
/** Milliseconds for which unsent words stay in this browser: as long as the report that they may belong to. */
const LIFE = 7 * 86_400_000;

interface Typed {
  readonly text: string;
  /** When, by this device's clock. */
  readonly at: number;
  /** The form has been sent; whether it arrived is seen by the next page. */
  readonly sent?: boolean;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

const draftOf = (form: HTMLFormElement | null): string | undefined =>
  form?.querySelector<HTMLInputElement>("input[name=draft]")?.value;

/** Texts; of a report also its short answers, but not who the person is. */
const isKept = (field: Field): boolean =>
  field instanceof HTMLTextAreaElement ||
  (field.type === "text" && draftOf(field.form) !== undefined && /^(off)?$/.test(field.autocomplete));

/**
 * What somebody types into a form of a light page stays in this browser until it has been sent: when the battery dies or
 * the browser is closed, it stands there again as soon as the form is opened again, and the page says so.
 */
export function keepTyped(): void {
  const all = document.querySelectorAll<Field>("form textarea[name], form input[name]");
  const fields = [...all].filter(isKept);
  const kept = dropOld(read());
  for (const field of fields) {
    const typed = kept[nameOf(field)];
    // The form is here again, so what was sent has not arrived.
    if (typed) kept[nameOf(field)] = { ...typed, sent: false };
    // Untouched means: neither the server nor the browser has brought back what was typed.
    if (!typed || field.value !== field.defaultValue || field.value === typed.text) continue;
    field.value = typed.text;
    say(field);
  }
  write(kept);

  document.addEventListener("input", ({ target }) => {
    const field = fields.find((one) => one === target);
    if (field) note(field, false);
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    for (const field of fields) if (field.form === event.target) note(field, true);
    if ((event.target as Element).id === "put-away") sendUnder(location.pathname);
    // Whoever signs out, or becomes somebody else, leaves nothing behind on a shared phone.
    if (/^\/(account|demo)$/.test(location.pathname)) {
      write({});
      forgetPhotos();
    }
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const field of fields) note(field, false);
  });
}

/** One form of one page; a report's also of one draft, by the end of its token, which opens nothing. */
function nameOf({ id, form }: Field): string {
  return `${location.pathname} ${id} ${(draftOf(form) ?? "").slice(-8)}`;
}

function note(field: Field, sent: boolean): void {
  const { [nameOf(field)]: _, ...others } = read();
  const typed: Typed = { text: field.value, at: Date.now(), sent };
  write(
    field.value === "" || field.value === field.defaultValue ? others : { ...others, [nameOf(field)]: typed },
  );
}

/** Without what is too old, and what has arrived: the page that comes after a form is led to by it. */
function dropOld(all: Readonly<Record<string, Typed>>): Record<string, Typed> {
  const before = document.referrer && new URL(document.referrer).pathname;
  const refused = document.querySelector("[data-error-summary]") !== null;
  // A case, or every one, has been taken off this device.
  const away = location.pathname === "/cases" && /[?&]away=/.test(location.search);
  const arrived = (path = "") =>
    (away && path.startsWith(before || "/cases")) ||
    (path === before && !refused && (location.pathname !== path || /[?&]said=/.test(location.search)));
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, { at, sent }]) => Date.now() - at < LIFE && !(sent && arrived(name.split(" ")[0])),
    ),
  );
}

/** Words on the page that is to be taken off this device, of one case, or with `/cases` of every one, go with the form. */
function sendUnder(path: string): void {
  const all = Object.entries(read());
  write(
    Object.fromEntries(
      all.map(([name, typed]) => [name, name.startsWith(path) ? { ...typed, sent: true } : typed]),
    ),
  );
}

function say(field: Field): void {
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  words.className = "mt-1.5 text-[0.9em] text-soft";
  words.textContent = document.querySelector<HTMLElement>("[data-typed]")?.dataset.typed ?? "";
  field.after(words);
}

function read(): Record<string, Typed> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

function write(all: Readonly<Record<string, Typed>>): void {
  try {
    if (Object.keys(all).length > 0) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing: what isn't sent is lost with the page.
  }
}
