import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportCover } from "@/components/cases/report-cover";
import { COLUMNS, PARTS } from "@/lib/cases/photo-grid";
import { reportPage } from "@/lib/cases/report-page";
import { display } from "@/lib/server/display";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("cover.title"), robots: { index: false } };
}

interface Query {
  readonly photo?: string;
  readonly part?: string;
  readonly change?: string;
  readonly done?: string;
}

export default answered(async function CoverPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await enter(anybody, "/report/cover");
  const { draft, token } = await reportPage(actor, "photo");
  const query = await searchParams;
  const change = query.change === "1";
  const index = draft.photos.findIndex(({ sha256 }) => sha256 === query.photo);
  const photo = draft.photos[index];
  if (!photo) redirect(change ? "/report?change=1" : "/report");
  const { large } = await display();
  return (
    <ReportCover
      draft={token}
      photo={{ sha256: photo.sha256, width: photo.width, height: photo.height, number: index + 1 }}
      part={PARTS.find((part) => part === query.part) ?? "whole"}
      columns={large ? COLUMNS.large : COLUMNS.normal}
      change={change}
      done={query.done === "1"}
    />
  );
});
