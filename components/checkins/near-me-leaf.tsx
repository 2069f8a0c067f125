import { buttonClass } from "@/components/ui/button";
import { draw } from "@/components/ui/draw";
import { fill } from "@/components/ui/fill";
import { distance } from "@/lib/places/frame";
import type { NearSetting, NearWords } from "./near-me";

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

/** The open stations by distance from here, in `NearMe`. The position stays in this function: neither sent nor kept. */
export function sortByDistance(): void {
  const part = document.querySelector<HTMLElement>("[data-near]");
  const status = part?.querySelector("[role=status]");
  const list = part?.querySelector("[data-place=near]");
  if (!part || !status || !list) return;
  const { words, locale } = JSON.parse(part.dataset.near ?? "") as NearSetting;
  part.querySelector("button")?.addEventListener("click", async () => {
    const here = await position();
    const feed = here && (await openFeed());
    status.textContent = feed ? words.note : here ? words.lost : words.failed;
    if (here && feed) draw(<NearList near={nearestOf(feed, here, locale)} words={words} />, list);
  });
}

function NearList({ near, words }: { near: readonly Near[]; words: NearWords }) {
  if (near.length === 0) return null;
  return (
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
      metres: distance(coordinates, [here.lng, here.lat]),
    }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, SHOWN);
}
