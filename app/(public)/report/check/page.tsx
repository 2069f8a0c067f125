import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportCheck } from "@/components/cases/report-check";
import { maskEmail } from "@/lib/cases/contact";
import { coverPath } from "@/lib/cases/cover-path";
import { unfinishedPhotos } from "@/lib/cases/photo-pieces";
import { reportPage } from "@/lib/cases/report-page";
import { answersInWords } from "@/lib/cases/report-queries";
import { maskPhone } from "@/lib/people/phone";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title"), robots: { index: false } };
}

export default answered(async function CheckPage() {
  const actor = await enter(anybody, "/report/check");
  const { draft, token } = await reportPage(actor, "check");
  const { where, tell, contact } = draft.answers;
  const [t, words, unfinished] = await Promise.all([
    getTranslations("report"),
    answersInWords(actor, draft.answers),
    unfinishedPhotos(draft.id),
  ]);
  const entrance = where?.entrance ? t("where.entranceNo", { number: where.entrance }) : "";
  return (
    <ReportCheck
      draft={token}
      category={words.category}
      place={[words.place, words.building || (where?.query ?? ""), entrance, where?.note ?? ""]}
      text={tell?.text ?? ""}
      day={tell?.occurredOn ?? ""}
      about={words.about}
      rider={words.rider}
      photos={draft.photos.map(({ sha256, width, height }) => ({
        path: `/api/photos/draft/${sha256}?size=small`,
        width,
        height,
        cover: coverPath({ photo: sha256, change: "1" }),
      }))}
      unfinished={unfinished}
      phone={contact?.phone ? maskPhone(contact.phone) : ""}
      email={contact?.email ? maskEmail(contact.email) : ""}
      messages={contact?.messages ?? false}
      name={contact?.name ?? ""}
      hideName={contact?.hideName ?? true}
      limit={words.limit}
    />
  );
});
