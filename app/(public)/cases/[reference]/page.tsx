import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { StatusCase } from "@/components/cases/status-case";
import { StatusFollower } from "@/components/cases/status-follower";
import { StatusLocked } from "@/components/cases/status-locked";
import { columnsFor } from "@/lib/cases/photo-grid";
import { followCase } from "@/lib/cases/queries";
import { casePath, readReference, showReference } from "@/lib/cases/reference";
import { REOPEN_DAYS } from "@/lib/cases/rules";
import { subscriptionsOf } from "@/lib/messages/subscriptions";
import { display } from "@/lib/server/display";
import { env } from "@/lib/server/env";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

/** Kept out of search engines; the address is given to nobody else as a referrer, our own forms still name it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases");
  return { title: t("titleOwn"), robots: { index: false, follow: false }, referrer: "same-origin" };
}

type Query = Record<"new" | "said", string | undefined>;

export default answered(async function CasePage({
  params,
  searchParams,
}: {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Query>;
}) {
  const typed = decodeURIComponent((await params).reference);
  const query = await searchParams;
  const reference = readReference(typed);
  if (!reference) redirect(`/cases?reference=${encodeURIComponent(typed.slice(0, 40))}`);
  if (typed !== showReference(reference)) redirect(casePath(reference));

  const actor = await enter(anybody, casePath(reference));
  const follow = await followCase(actor, reference, clock(), query.new === "1");
  if (follow.kind === "desk") redirect(`/cadre/cases/${showReference(reference)}`);
  if (follow.kind === "locked") return <StatusLocked reference={reference} />;
  if (follow.kind === "follower") {
    const { view } = follow;
    return (
      <StatusFollower
        view={view}
        isNew={query.new === "1"}
        kept={actor.caseIds.includes(view.followerId)}
        site={new URL(env().APP_URL).host}
        subscriptions={await subscriptionsOf(actor, view.caseId, view.followerId, clock())}
      />
    );
  }
  return (
    <StatusCase
      view={follow.view}
      isNew={query.new === "1"}
      kept={actor.caseIds.includes(follow.view.id)}
      said={oneOf(query.said, ["reply", "rate", "reopen"])}
      subscriptions={await subscriptionsOf(actor, follow.view.id, null, clock())}
      site={new URL(env().APP_URL).host}
      reopenDays={REOPEN_DAYS}
      columns={columnsFor(await display())}
      sending={randomUUID()}
    />
  );
});

function oneOf<Word extends string>(given: string | undefined, words: readonly Word[]): Word | null {
  return words.find((word) => word === given) ?? null;
}
