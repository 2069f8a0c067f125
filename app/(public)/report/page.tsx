import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportPhoto } from "@/components/cases/report-photo";
import { firstOpenStep, stepPath } from "@/lib/cases/answers";
import type { Draft } from "@/lib/cases/draft";
import { DRAFT_DAYS, draftToken, newDraftToken } from "@/lib/cases/draft-cookie";
import { unfinishedPhotos } from "@/lib/cases/photo-pieces";
import { casePath, showReference } from "@/lib/cases/reference";
import { currentDraft, isAside, reportStation, sentReference } from "@/lib/cases/report-queries";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title") };
}

export default answered(async function ReportPage({
  searchParams,
}: {
  searchParams: Promise<{ station?: string | string[]; change?: string; go?: string }>;
}) {
  const actor = await enter(anybody, "/report");
  const { station: given, change: asked, go } = await searchParams;
  const code = typeof given === "string" ? given : undefined;
  const now = clock();
  const [last, station] = await Promise.all([currentDraft(actor, now), reportStation(actor, code)]);
  const sent = await sentReference(last);
  const aside = last && !sent && asked !== "1" && go !== "on" && isAside(last, now) ? last : null;
  const draft = sent || aside ? null : last;
  const { answers, photos } = draft ?? { answers: {}, photos: [] };
  const open = firstOpenStep(answers);
  const change = asked === "1" && open !== "photo";
  return (
    <ReportPhoto
      draft={draft ? draftToken(draft.id) : newDraftToken()}
      begun={draft !== null}
      change={change}
      photos={photos.map(({ sha256, width, height }) => ({
        path: `/api/photos/draft/${sha256}?size=small`,
        width,
        height,
      }))}
      unfinished={draft ? await unfinishedPhotos(draft.id) : 0}
      share={answers.photo?.share ?? false}
      station={station && code ? { code, label: station.label } : null}
      resume={
        aside ? asidePath(aside) : !change && answers.what ? { path: stepPath(open), aside: false } : null
      }
      sent={sent ? { reference: showReference(sent), path: casePath(sent) } : null}
      days={DRAFT_DAYS}
    />
  );
});

/** Where a half-filled report goes on that is not shown by itself. */
function asidePath({ answers }: Draft) {
  const open = firstOpenStep(answers);
  return { path: open === "photo" || open === "what" ? "/report?go=on" : stepPath(open), aside: true };
}
