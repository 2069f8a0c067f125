"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { arrived, changeDraft, type Draft, readDrafts, typed } from "./desk-draft-store";
import { LostText, type LostWords } from "./desk-lost-text";
import type { Change } from "./desk-stale";

export interface DraftWords extends LostWords {
  /** By move: that it can't be made any more. */
  readonly gone: Readonly<Record<string, string>>;
  /** By move: that what was typed there before has not been sent, and something else stands in the form now. */
  readonly unsent: Readonly<Record<string, string>>;
  readonly drop: string;
  readonly restored: string;
}

interface Lost {
  readonly move: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly seen: number;
}

/** A move that takes a text whoever it was written for. */
export interface Target {
  readonly move: string;
  readonly label: string;
}

const TYPED = ":is(textarea, input:not([type]))";
type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Keeps what is typed into the forms of a case in this tab, and puts it back: into its form, or, when a colleague's
 * step took the form away, in sight beside what changed, to be put into a move that is still open.
 */
export function DeskDrafts({
  owner,
  reference,
  version,
  round,
  done,
  changes,
  targets,
  words,
}: {
  owner: string;
  reference: string;
  version: number;
  round: string;
  done: string | null;
  changes: readonly Change[];
  targets: readonly Target[];
  words: DraftWords;
}) {
  const [lost, setLost] = useState<readonly Lost[]>([]);
  const [restored, setRestored] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const looked = useRef(false);
  const open = targets.map(({ move }) => move).join();

  useEffect(() => {
    const onInput = ({ target }: Event) => {
      if (target instanceof Element && target.matches(TYPED))
        keep(target as Field, { owner, reference, round });
    };
    const onSubmit = ({ target }: Event) => {
      const move = target instanceof Element ? formOf(target)?.dataset.move : undefined;
      if (move) changeDraft({ owner, reference, move }, (draft) => draft && { ...draft, sent: true });
    };
    document.addEventListener("input", onInput);
    document.addEventListener("submit", onSubmit, true);
    return () => {
      document.removeEventListener("input", onInput);
      document.removeEventListener("submit", onSubmit, true);
    };
  }, [owner, reference, round]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the forms change with the version and the open moves
  useEffect(() => {
    const found: Lost[] = [];
    let back = false;
    const kept = readDrafts(owner)[reference] ?? {};
    for (const [move, draft] of Object.entries(kept)) {
      if (arrived(draft, move, { done, round, said: changes })) {
        changeDraft({ owner, reference, move }, () => null);
        continue;
      }
      const form = document.querySelector<HTMLElement>(`[data-move="${move}"]`);
      const left = form ? putBack(form, draft) : textsOf(draft);
      if (form && left.length < textsOf(draft).length) back = true;
      const title = (form ? words.unsent : words.gone)[move] ?? "";
      if (left.length > 0) found.push({ move, title, texts: left, seen: draft.seen });
    }
    setLost(found);
    setRestored(back);
    if (!looked.current) keepTypedBefore(kept, { owner, reference, round });
    looked.current = true;
  }, [owner, reference, version, round, done, open]);

  useEffect(() => {
    // The form that had the focus is gone: what it held is the place to go on.
    if (lost.length > 0 && document.activeElement === document.body) box.current?.focus();
  }, [lost]);

  const forget = (move: string) => {
    changeDraft({ owner, reference, move }, () => null);
    setLost((all) => all.filter((one) => one.move !== move));
  };

  return (
    <div
      ref={box}
      role="status"
      tabIndex={-1}
      className="no-print col-span-2 grid gap-3 outline-none empty:hidden"
    >
      {restored && (
        <p className="rounded-card border border-line-strong bg-card px-3 py-2">{words.restored}</p>
      )}
      {lost.map(({ move, title, texts, seen }) => (
        <LostText
          key={move}
          title={title}
          texts={texts}
          changes={changes.filter(({ at }) => at > seen)}
          words={words}
        >
          <p className="flex flex-wrap gap-2">
            {targets.map((target) => (
              <button
                key={target.move}
                type="button"
                className={buttonClass("secondary", "desk")}
                onClick={() => {
                  forget(move);
                  putInto(target.move, texts.join("\n"));
                }}
              >
                {target.label}
              </button>
            ))}
            <button type="button" className={buttonClass("quiet", "desk")} onClick={() => forget(move)}>
              {words.drop}
            </button>
          </p>
        </LostText>
      ))}
    </div>
  );
}

interface Page {
  readonly owner: string;
  readonly reference: string;
  readonly round: string;
}

const formOf = (field: Element) => field.closest<HTMLElement>("[data-move]");

/** Keeps what stands in a field of a move's form. */
function keep(field: Field, { owner, reference, round }: Page): void {
  const form = formOf(field);
  if (!form) return;
  const { name, value: text, defaultValue } = field;
  // A field gives its lines back with another end than the server may have sent them with.
  const base = defaultValue.replace(/\r\n?/g, "\n");
  const seen = Number(form.querySelector<HTMLInputElement>("[name=seen]")?.value);
  const place = { owner, reference, move: form.dataset.move ?? "" };
  changeDraft(place, (draft) => typed(draft, name, { text, base }, { seen, round }));
}

/** On a slow machine people type before the scripts are there to hear it. Moves that have a draft already keep that. */
function keepTypedBefore(kept: Readonly<Record<string, Draft>>, page: Page): void {
  for (const field of document.querySelectorAll<Field>(`[data-move] ${TYPED}`))
    if (!((formOf(field)?.dataset.move ?? "") in kept)) keep(field, page);
}

const textsOf = ({ fields }: Draft): string[] => Object.values(fields).map(({ text }) => text);

/** Puts a draft back into its form where nothing else stands, and opens it. Returns what found no place. */
function putBack(form: HTMLElement, { fields }: Draft): string[] {
  const left: string[] = [];
  for (const [name, { text, base }] of Object.entries(fields)) {
    const field = form.querySelector<Field>(`[name="${name}"]`);
    if (field?.value === text) continue;
    if (!field || (field.value !== "" && field.value !== base)) left.push(text);
    else field.value = text;
  }
  if (form instanceof HTMLDetailsElement) form.open = true;
  return left;
}

/** Adds a text to a form as if it had been typed there, and goes into it. */
export function putInto(move: string, text: string): void {
  const form = document.querySelector<HTMLElement>(`[data-move="${move}"]`);
  const field = form?.querySelector("textarea");
  if (!field) return;
  if (form instanceof HTMLDetailsElement) form.open = true;
  field.value = [field.value, text].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
