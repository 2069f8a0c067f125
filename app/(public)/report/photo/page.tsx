import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportPhoto } from "@/components/cases/report-photo";
import { PHOTO_MAX_MB, PHOTOS_MAX } from "@/lib/cases/photo-limits";
import { unfinishedPhotos } from "@/lib/cases/photo-pieces";
import { reportPage } from "@/lib/cases/report-page";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title"), robots: { index: false } };
}

export default answered(async function PhotoPage({
  searchParams,
}: {
  searchParams: Promise<{ change?: string }>;
}) {
  const actor = await enter(anybody, "/report/photo");
  const { draft, token } = await reportPage(actor, "photo");
  return (
    <ReportPhoto
      draft={token}
      change={(await searchParams).change === "1"}
      photos={draft.photos.map(({ sha256, width, height }) => ({
        path: `/api/photos/draft/${sha256}?size=small`,
        width,
        height,
      }))}
      unfinished={await unfinishedPhotos(draft.id)}
      share={draft.answers.photo?.share ?? false}
      most={PHOTOS_MAX}
      megabytes={PHOTO_MAX_MB}
    />
  );
});
