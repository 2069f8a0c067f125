"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { Outcome } from "@/lib/checkins/queue/record";
import { openStore } from "@/lib/checkins/queue/store";
import { QueueView, timeOf } from "./queue-tray";
import { fill, type QueueSetting } from "./queue-words";
import { useQueue } from "./use-queue";

/**
 * Around the check-in's form: a tap is first kept in the phone and then sent, so that lost signal loses nothing. Without
 * scripts, or where the browser keeps nothing, the form goes its own way.
 */
export function TapKeeper({ setting, children }: { setting: QueueSetting; children: ReactNode }) {
  const queue = useQueue(setting.owner);
  const [tap, setTap] = useState<{ at: string; outcome: Outcome }>();
  const [busy, setBusy] = useState(false);
  const { words } = setting;

  const hold = async (event: FormEvent<HTMLDivElement>) => {
    if (queue.keeping === "none" || queue.keeping === "unknown") return;
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? "");
    const at = new Date().toISOString();
    const clientId = text("clientId");
    const rotating = text("rotating");
    const kept = await queue.keep({
      clientId,
      owner: setting.owner,
      code: text("code"),
      source: text("source") === "LIST" ? "LIST" : "POSTER",
      ...(rotating ? { rotating } : {}),
    });
    const outcome = kept ? await outcomeOf(clientId) : undefined;
    if (outcome && "id" in outcome)
      location.assign(
        `/check-in/${outcome.code}?done=${outcome.id}${outcome.state === "merged" ? "&again=1" : ""}`,
      );
    else setBusy(false);
    if (outcome) setTap({ at, outcome });
  };

  return (
    <>
      {tap?.outcome.state === "refused" && (
        <Notice tone="bad" role="alert" title={words.refusedTitle} className="mb-4">
          <p>{tap.outcome.reason}</p>
        </Notice>
      )}
      {tap?.outcome.state === "waiting" ? (
        <Notice
          tone="busy"
          role="status"
          title={fill(words.queueKept, { time: timeOf(tap.at, setting) })}
          className="text-[1.1em]"
        >
          <p>{words.queueKeptBody}</p>
        </Notice>
      ) : (
        <div onSubmitCapture={hold} aria-busy={busy}>
          {children}
        </div>
      )}
      <QueueView queue={queue} setting={setting} />
    </>
  );
}

/** What became of one tap so far. */
async function outcomeOf(clientId: string): Promise<Outcome | undefined> {
  const { taps } = await (await openStore()).held();
  return taps.find((tap) => tap.clientId === clientId)?.outcome;
}
