"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useField } from "@/components/form/form-context";
import { Button } from "@/components/ui/button";
import { PhotoInput } from "./report-photo-input";
import { sendPhoto } from "./report-send";
import { shrink } from "./report-shrink";

interface OnItsWay {
  readonly id: number;
  readonly name: string;
  readonly state: "waiting" | "sending" | "broken" | "sent" | "failed";
  /** Part that has arrived, from 0 to 1. */
  readonly part: number;
  /** Why it was not taken. */
  readonly why: string;
}

export type UploadWords = Readonly<
  Record<
    "waiting" | "sending" | "broken" | "sent" | "status" | "tooBig" | "unknown" | "holding" | "goOn",
    string
  >
>;

/**
 * The file input of the photo page. Without scripts one photo goes with the form. With scripts several can be chosen:
 * each is made small and sent by itself in pieces, tried again for as long as the signal is bad, and kept in the draft
 * as soon as it is there. Whoever goes on meanwhile is asked to wait, or goes on at once while the sending continues.
 */
export function PhotoUpload({
  draft,
  room,
  megabytes,
  label,
  hint,
  words,
}: {
  draft: string;
  /** Photos that can still be added. */
  room: number;
  megabytes: number;
  label: string;
  hint: string;
  words: UploadWords;
}) {
  const [scripts, setScripts] = useState(false);
  const [list, setList] = useState<readonly OnItsWay[]>([]);
  const [held, setHeld] = useState(false);
  const { error } = useField("photo");
  const router = useRouter();
  const own = useRef<HTMLDivElement>(null);
  const queue = useRef<{ id: number; file: File }[]>([]);
  const busy = useRef(false);
  const count = useRef(0);
  /** The button that was pressed while photos were still on their way. */
  const pressed = useRef<HTMLElement | null>(null);

  useEffect(() => {
    setScripts(true);
    const form = own.current?.closest("form");
    function hold(event: SubmitEvent) {
      if (!busy.current) return;
      event.preventDefault();
      event.stopPropagation();
      pressed.current = event.submitter;
      setHeld(true);
    }
    form?.addEventListener("submit", hold, true);
    return () => form?.removeEventListener("submit", hold, true);
  }, []);

  /** Goes on where the person wanted to. */
  function goOn() {
    busy.current = false;
    setHeld(false);
    const button = pressed.current;
    pressed.current = null;
    if (button) own.current?.closest("form")?.requestSubmit(button);
  }

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const files = [...(currentTarget.files ?? [])];
    // The form itself must not send them a second time.
    currentTarget.value = "";
    const chosen = files.map((file): OnItsWay & { file: File } => {
      count.current += 1;
      return { id: count.current, name: file.name, file, state: "waiting", part: 0, why: "" };
    });
    setList((now) => [...now.filter(({ state }) => state !== "failed"), ...chosen]);
    queue.current.push(...chosen);
    if (!busy.current) void work();
  }

  async function work() {
    busy.current = true;
    let failed = false;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { id, file } = next;
      const note = (change: Partial<OnItsWay>) =>
        setList((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one)));
      note({ state: "sending" });
      const photo = await shrink(file);
      const why =
        photo.size > megabytes * 1024 * 1024
          ? words.tooBig
          : await sendPhoto({
              draft,
              photo,
              unknown: words.unknown,
              tell: (part, broken) => note({ part, state: broken ? "broken" : "sending" }),
            });
      if (why) failed = true;
      note(why ? { state: "failed", why } : { state: "sent", part: 1 });
    }
    if (failed) pressed.current = null;
    const goesOn = pressed.current !== null;
    goOn();
    if (goesOn) return;
    // Shown among the photos from now on.
    router.refresh();
    setList((now) => now.filter(({ state }) => state !== "sent"));
  }

  return (
    <div ref={own} className="mb-5">
      {room > 0 && (
        <PhotoInput
          label={label}
          hint={hint}
          error={error}
          multiple={scripts && room > 1}
          onChange={choose}
        />
      )}
      <ul aria-live="polite" aria-label={words.status} className="mt-3 grid gap-3 empty:hidden">
        {list.map((one) => (
          <Photo key={one.id} photo={one} words={words} />
        ))}
      </ul>
      {held && (
        <div role="status" className="mt-3 rounded-card border border-amber bg-amber-wash p-4">
          <p>{words.holding}</p>
          <Button type="button" look="secondary" onClick={goOn} className="mt-3 w-full">
            {words.goOn}
          </Button>
        </div>
      )}
    </div>
  );
}

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
