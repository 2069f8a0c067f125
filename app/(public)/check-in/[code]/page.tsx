import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { AlwaysFree, UnknownStation } from "@/components/checkins/answer";
import { KeepOffline } from "@/components/checkins/keep-offline";
import { PosterView } from "@/components/checkins/poster-view";
import { queueWords, tapWords } from "@/components/checkins/queue-words";
import { PageHead } from "@/components/ui/page-head";
import { queueOwner } from "@/lib/checkins/owner";
import { poster } from "@/lib/checkins/poster";
import { phoneQueue } from "@/lib/checkins/waiting";
import { absent, anybody, enter } from "@/lib/server/page";
import { canonicalCode } from "@/lib/stations/rules";
import { clock } from "@/lib/time/clock";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ done?: string | string[]; again?: string; via?: string; r?: string | string[] }>;
}

/** By its code: the name would cost the station's query a second time. Posters are for whoever stands there. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, code] = await Promise.all([getTranslations("checkin"), codeOf(params)]);
  return { title: t("titleAt", { station: canonicalCode(code) }), robots: { index: false } };
}

export default answered(
  async function CheckInPage({ params, searchParams }: Props) {
    const code = await codeOf(params);
    const actor = await enter(anybody, `/check-in/${code}`);
    const { done, again, via, r } = await searchParams;
    const rotating = typeof r === "string" ? r.slice(0, 20) : "";
    const told = typeof done === "string" ? done : undefined;
    const shown = await poster(actor, code, { done: told, rotating }, clock());
    if (!shown) absent();
    const { station } = shown;
    const owner = queueOwner(actor);
    const waiting = await phoneQueue(actor, clock());
    const t = await getTranslations("checkin");
    return (
      <>
        <PageHead title={station.name} lead={`${station.code} · ${station.address}`} />
        <PosterView
          poster={shown}
          reader={{ name: actor.name, locale: actor.locale }}
          again={again === "1" || shown.standing?.id !== done}
          form={{
            code: station.code,
            clientId: randomUUID(),
            source: via === "list" ? "LIST" : "POSTER",
            rotating,
            owner,
          }}
          queue={
            owner === null
              ? null
              : {
                  owner,
                  words: tapWords((key) => t.raw(key)),
                  names: { [station.code]: station.name },
                  locale: actor.locale,
                  zone: station.zone,
                  madeAt: station.now.toISOString(),
                }
          }
          waiting={waiting && { ...waiting, words: queueWords((key) => t.raw(key)) }}
        />
        <AlwaysFree />
        <KeepOffline owner={owner} />
      </>
    );
  },
  <UnknownStation />,
);

/** The code in the address; a broken escape is no station's. */
async function codeOf(params: Props["params"]): Promise<string> {
  const { code } = await params;
  try {
    return decodeURIComponent(code);
  } catch {
    return "";
  }
}
