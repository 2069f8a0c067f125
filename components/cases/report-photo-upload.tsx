"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useField } from "@/components/form/form-context";
import { shrink } from "./report-shrink";

/** Pauses before the second and the third try, in milliseconds. */
const PAUSES = [2_000, 6_000];

interface Sending {
  readonly id: number;
  readonly name: string;
  readonly state: "waiting" | "sending" | "sent" | "failed";
  /** Why it was not taken. */
  readonly why: string;
}

/**
 * The file input of the photo page. Without scripts one photo goes with the form. With scripts several can be chosen:
 * each is made small and sent by itself, tried again when the signal fails, and kept in the draft as soon as it is there.
 */
export function PhotoUpload({
  draft,
  room,
  label,
  hint,
  words,
}: {
  draft: string;
  /** Photos that can still be added. */
  room: number;
  label: string;
  hint: string;
  words: Readonly<Record<"waiting" | "sending" | "sent" | "offline" | "status", string>>;
}) {
  const [scripts, setScripts] = useState(false);
  const [list, setList] = useState<readonly Sending[]>([]);
  const { error } = useField("photo");
  const input = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  /** The button that was pressed while photos were still on their way. */
  const pressed = useRef<HTMLElement | null>(null);

  useEffect(() => {
    setScripts(true);
    const form = input.current?.form;
    function hold(event: SubmitEvent) {
      if (!busy.current) return;
      event.preventDefault();
      event.stopPropagation();
      pressed.current = event.submitter;
    }
    form?.addEventListener("submit", hold, true);
    return () => form?.removeEventListener("submit", hold, true);
  }, []);

  /** Goes on where the person wanted to, or shows what has been added. */
  function goOn() {
    const form = input.current?.form;
    if (!form) return;
    if (pressed.current) form.requestSubmit(pressed.current);
    else window.location.reload();
  }

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const files = [...(currentTarget.files ?? [])].slice(0, room);
    if (files.length === 0) return;
    // The form itself must not send them a second time.
    currentTarget.value = "";
    setList(files.map(({ name }, id) => ({ id, name, state: "waiting", why: "" })));
    const note = (at: number, change: Partial<Sending>) =>
      setList((now) => now.map((one, index) => (index === at ? { ...one, ...change } : one)));
    let failed = false;
    busy.current = true;
    for (const [index, file] of files.entries()) {
      note(index, { state: "sending" });
      const why = await send(draft, file, words.offline);
      if (why) failed = true;
      note(index, why ? { state: "failed", why } : { state: "sent" });
    }
    busy.current = false;
    if (failed) pressed.current = null;
    else goOn();
  }

  return (
    <div className="mb-5">
      <label htmlFor="field-photo" className="mb-1 block font-semibold">
        {label}
      </label>
      <p id="hint-photo" className="mb-1.5 text-[0.9em] text-soft">
        {hint}
      </p>
      {error && (
        <p id="error-photo" role="alert" className="mb-1.5 font-semibold text-red">
          {error}
        </p>
      )}
      <input
        ref={input}
        type="file"
        id="field-photo"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        multiple={scripts && room > 1}
        onChange={choose}
        aria-describedby={error ? "hint-photo error-photo" : "hint-photo"}
        aria-invalid={error ? true : undefined}
        className="min-h-12 w-full rounded-card border border-line-strong bg-card p-3 text-body file:mr-3 file:min-h-9 file:rounded-lg file:border file:border-line-strong file:bg-paper file:px-3 file:font-semibold"
      />
      <ul aria-live="polite" aria-label={words.status} className="mt-2 grid gap-1 empty:hidden">
        {list.map(({ id, name, state, why }) => (
          <li key={id} className={state === "failed" ? "font-semibold text-red" : "text-soft"}>
            {name} · {state === "failed" ? why : words[state]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sends one photo; the reason in words when it was not taken, or an empty text. */
async function send(draft: string, file: File, offline: string): Promise<string> {
  const form = new FormData();
  form.set("draft", draft);
  form.set("intent", "another");
  form.set("photo", await shrink(file), "photo");
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch("/api/photos/draft", { method: "POST", body: form });
      if (answer.ok) return "";
      const { message, fields } = await answer.json();
      return fields?.photo || message || offline;
    } catch {
      const pause = PAUSES[tries];
      if (pause === undefined) return offline;
      await new Promise((go) => setTimeout(go, pause));
    }
  }
}
