"use client";

import { type ReactNode, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { metresBetween } from "@/lib/checkins/rules";
import { fill } from "./queue-words";

export interface NearWords {
  readonly ask: string;
  readonly title: string;
  readonly note: string;
  readonly failed: string;
  readonly lost: string;
  readonly tap: string;
  /** With `{metres}` to be filled in. */
  readonly metres: string;
}

interface Near {
  readonly code: string;
  readonly name: string;
  readonly metres: number;
}

interface Feed {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly [number, number] };
    readonly properties: {
      readonly code: string;
      readonly name: string;
      readonly name_en: string;
      readonly state: string;
    };
  }[];
}

const SHOWN = 5;

/** Sorts the open stations by distance when asked. The position stays in this function: neither sent nor kept. */
export function NearMe({
  words,
  locale,
  children,
}: {
  words: NearWords;
  locale: string;
  /** Stands beside its button. */
  children: ReactNode;
}) {
  const [near, setNear] = useState<readonly Near[]>([]);
  const [said, setSaid] = useState(words.note);
  const sort = async () => {
    const here = await position();
    if (!here) return setSaid(words.failed);
    const feed = await openFeed();
    if (!feed) return setSaid(words.lost);
    setSaid(words.note);
    setNear(nearestOf(feed, here, locale));
  };
  return (
    <div className="mb-4">
      <div className="flex flex-wrap gap-3">
        {children}
        <button type="button" onClick={sort} className={buttonClass("secondary", "touch", "grow basis-40")}>
          {words.ask}
        </button>
      </div>
      <p role="status" className="mt-2 text-[0.9em] text-soft">
        {said}
      </p>
      {near.length > 0 && (
        <ol
          aria-label={words.title}
          className="mt-2 divide-y divide-line rounded-card border border-line bg-card px-4"
        >
          {near.map(({ code, name, metres }) => (
            <li key={code} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <a
                href={`/stations/${code}`}
                className="inline-flex min-h-12 items-center font-semibold underline-offset-4 hover:underline"
              >
                {name} · {fill(words.metres, { metres: Math.round(metres / 10) * 10 })}
              </a>
              <a href={`/check-in/${code}?via=list`} className={buttonClass("secondary")}>
                {words.tap}
              </a>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function position(): Promise<{ lng: number; lat: number } | null> {
  return new Promise((done) => {
    if (!("geolocation" in navigator)) return done(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ lng: coords.longitude, lat: coords.latitude }),
      () => done(null),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });
}

async function openFeed(): Promise<Feed | null> {
  try {
    const answer = await fetch("/api/stations.geojson");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function nearestOf({ features }: Feed, here: { lng: number; lat: number }, locale: string): Near[] {
  return features
    .filter(({ properties }) => properties.state === "OPEN" || properties.state === "FULL")
    .map(({ geometry: { coordinates }, properties }) => ({
      code: properties.code,
      name: locale === "en" ? properties.name_en : properties.name,
      metres: metresBetween({ lng: coordinates[0], lat: coordinates[1] }, here),
    }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, SHOWN);
}
