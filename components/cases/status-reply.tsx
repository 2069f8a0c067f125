import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { replyAction } from "@/lib/cases/actions";
import type { FollowView } from "@/lib/cases/follow-view";
import type { Columns } from "@/lib/cases/photo-grid";
import { PHOTO_MAX_MB } from "@/lib/cases/photo-limits";
import { ReplyPhoto } from "./reply-photo";
import { useCoverWords } from "./use-cover-words";

/** Something more to say, with a photo if they like. */
export function StatusReply({
  view,
  columns,
  sending,
}: {
  view: FollowView;
  columns: Columns;
  sending: string;
}) {
  const t = useTranslations("cases");
  return (
    <Section title={t("reply.title")}>
      <ActionForm action={replyAction}>
        <input type="hidden" name="reference" value={view.reference} />
        <input type="hidden" name="sending" value={sending} />
        <TextArea name="text" label={t("reply.label")} rows={3} maxLength={1000} />
        <ReplyPhoto
          label={t("reply.photo")}
          hint={t("reply.photoHint", { max: PHOTO_MAX_MB })}
          care={t("reply.photoCare")}
          canCover={t("reply.photoCover")}
          setting={{ columns, words: useCoverWords() }}
        />
        <Submit look={view.limit.question ? "primary" : "secondary"}>{t("reply.submit")}</Submit>
      </ActionForm>
    </Section>
  );
}
