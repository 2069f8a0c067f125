import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { checkIn } from "@/lib/checkins/actions";

/** The one big button. A native form: it works before and without scripts. */
export function CheckInForm({
  code,
  clientId,
  source,
}: {
  code: string;
  /** Made for this rendering; sending the same form twice is one tap. */
  clientId: string;
  source: "POSTER" | "LIST";
}) {
  const t = useTranslations("checkin");
  return (
    <ActionForm action={checkIn}>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="source" value={source} />
      <Submit className="min-h-28 w-full text-[1.6rem] font-extrabold">{t("button")}</Submit>
      <p className="mt-3 text-soft">{t("buttonNote")}</p>
    </ActionForm>
  );
}
