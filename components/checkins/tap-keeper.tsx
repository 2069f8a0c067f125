"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { tapOf } from "@/lib/checkins/queue/tap-form";
import { Keeping, NoSignal } from "./queue-tray";
import type { TapSetting } from "./queue-words";
import { useQueue } from "./use-queue";

/**
 * Around the check-in's form: a tap is first kept in the phone, which is said at once, and then sent, so that a lost
 * or slow line loses nothing. Without scripts, or where the browser keeps nothing, the form goes its own way.
 */
export function TapKeeper({
  setting,
  code,
  unasked = false,
  after,
  children,
}: {
  setting: TapSetting;
  /** Of the station. */
  code: string;
  /** The page is one that the phone kept: the server has not been asked what is counted. */
  unasked?: boolean;
  /** Shown once it is counted. */
  after: ReactNode;
  children: ReactNode;
}) {
  const { owner, words } = setting;
  const queue = useQueue(owner, { ready: true });
  const [tapped, setTapped] = useState<string>();
  const [shown, setShown] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const ownWay = useRef(false);
  const { later } = queue;
  const asked = { owner, code, unasked, clientId: tapped ?? shown };
  const tap = later?.standingTap(queue.held?.taps ?? [], asked, new Date());
  useEffect(() => setShown(tap?.clientId), [tap?.clientId]);

  const hold = async (event: FormEvent<HTMLDivElement>) => {
    if (ownWay.current) return;
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setUnkept(false);
    const form = event.target as HTMLFormElement;
    const told = tapOf(new FormData(form), owner);
    const phone = await queue.open();
    // After a refusal the next tap is another one.
    const clientId = (tapped ? crypto.randomUUID() : told?.clientId) ?? "";
    const kept = told && (await phone?.keep({ ...told, clientId }));
    if (kept) {
      setTapped(clientId);
      phone?.send();
    } else if (navigator.onLine) {
      ownWay.current = true;
      form.requestSubmit();
    } else setUnkept(true);
    setBusy(false);
  };

  const answered = tap !== undefined && tap.outcome.state !== "refused";
  const counted = tap !== undefined && "id" in tap.outcome;
  const sending = queue.sent === null && !queue.offline;
  return (
    <>
      {unkept && (
        <Notice tone="bad" role="alert" title={words.queueUnkeptTitle} className="mb-4">
          <p>{words.queueUnkept}</p>
        </Notice>
      )}
      {later && tap && (
        <Focused when={tapped !== undefined}>
          <later.TapAnswer tap={tap} sending={sending} setting={setting} />
        </Focused>
      )}
      {answered ? (
        counted && after
      ) : (
        <div onSubmitCapture={hold} aria-busy={busy} className="aria-busy:opacity-60">
          {children}
        </div>
      )}
      {queue.offline && <NoSignal setting={setting} />}
      {later && !counted && !(answered && sending) && <later.QueueView queue={queue} setting={setting} />}
      {!counted && <Keeping keeping={queue.keeping} words={words} />}
    </>
  );
}

/** The button that was tapped is gone: whoever was there is led to the answer that stands in its place. */
function Focused({ when, children }: { when: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (when) place.current?.focus();
  }, [when]);
  return (
    <div ref={place} tabIndex={-1} className="mb-4 outline-none">
      {children}
    </div>
  );
}
