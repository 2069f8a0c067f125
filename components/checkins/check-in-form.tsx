import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { checkIn } from "@/lib/checkins/actions";

export interface TapForm {
  readonly code: string;
  /** Made for this rendering; sending the same form twice is one tap. */
  readonly clientId: string;
  readonly source: "POSTER" | "LIST";
  /** What the station's screen showed; empty: a printed poster. */
  readonly rotating: string;
  /** Of the queue that a tap belongs to, should it have to wait; null: no rider. */
  readonly owner: string | null;
}

/** The one big button. A native form: it works before and without scripts. */
export function CheckInForm({ code, clientId, source, rotating, owner }: TapForm) {
  const t = useTranslations("checkin");
  return (
    <ActionForm action={checkIn}>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="source" value={source} />
      {rotating && <input type="hidden" name="rotating" value={rotating} />}
      {owner && <input type="hidden" name="owner" value={owner} />}
      <Submit className="min-h-28 w-full text-[1.6rem] font-extrabold">{t("button")}</Submit>
      <p className="mt-3 text-soft">{t("buttonNote")}</p>
    </ActionForm>
  );
}
