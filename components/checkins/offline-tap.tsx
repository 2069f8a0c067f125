"use client";

import { type ReactNode, useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { QueueTray } from "./queue-tray";
import { fill, type TapSetting } from "./queue-words";
import { TapKeeper } from "./tap-keeper";

/**
 * On the page that stands in for every check-in page without signal: the station in the address, and one tap. With
 * none in the address the ways to a station are there instead.
 */
export function OfflineTap({
  setting,
  after,
  another,
  children,
}: {
  setting: TapSetting;
  /** Shown once it is counted. */
  after: ReactNode;
  /** Leads to the page without a station. */
  another: ReactNode;
  children: ReactNode;
}) {
  const [asked, setAsked] = useState<{ code: string; clientId: string; rotating: string; source: string }>();
  useEffect(() => {
    const params = new URLSearchParams(location.search);
    const code = (params.get("code") ?? "").normalize("NFKC").trim().toUpperCase().slice(0, 20);
    if (!code) return;
    const source = params.get("via") === "list" ? "LIST" : "POSTER";
    setAsked({ code, clientId: crypto.randomUUID(), rotating: params.get("r") ?? "", source });
  }, []);
  if (!asked) return <QueueTray setting={setting}>{children}</QueueTray>;
  const { words, names } = setting;
  return (
    <>
      <TapKeeper setting={setting} code={asked.code} unasked after={after}>
        <form action={`/check-in/${encodeURIComponent(asked.code)}`}>
          {Object.entries(asked).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button
            type="submit"
            className={buttonClass("primary", "touch", "min-h-28 w-full text-[1.6rem] font-extrabold")}
          >
            {fill(words.queueTap, { station: names[asked.code] ?? asked.code })}
          </button>
          <p className="mt-3 text-soft">{words.queueTapBody}</p>
        </form>
      </TapKeeper>
      {another}
    </>
  );
}
