import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { rateAction } from "@/lib/cases/actions";
import type { ClosureView } from "@/lib/cases/follow-view";

interface RatingProps {
  readonly reference: string;
  readonly rating: ClosureView["rating"];
}

/** Two questions, one tap each; the first answer is kept as soon as it is given. */
export function StatusRating({ reference, rating }: RatingProps) {
  const t = useTranslations("cases");
  const solved = rating?.solved ? t("rate.solvedYes") : t("rate.solvedNo");
  if (rating && rating.satisfied !== null) {
    const satisfied = rating.satisfied ? t("rate.satisfiedYes") : t("rate.satisfiedNo");
    return <p className="mt-4 font-semibold">{t("rate.done", { solved, satisfied })}</p>;
  }
  return (
    <div id="rate" className="scroll-mt-4">
      <Section
        title={t("rate.title")}
        aside={<span className="text-soft">{t("rate.step", { step: rating ? 2 : 1 })}</span>}
      >
        {rating ? (
          <Satisfied reference={reference} solved={solved} was={rating.solved} />
        ) : (
          <Solved reference={reference} />
        )}
      </Section>
    </div>
  );
}

function Solved({ reference }: { reference: string }) {
  const t = useTranslations("cases");
  return (
    <ActionForm action={rateAction} id="solved">
      <input type="hidden" name="reference" value={reference} />
      <p className="mb-3 font-semibold">{t("rate.solvedQuestion")}</p>
      <div className="grid grid-cols-2 gap-3">
        <Submit look="secondary" name="solved" value="yes">
          {t("rate.solvedYes")}
        </Submit>
        <Submit look="secondary" name="solved" value="no">
          {t("rate.solvedNo")}
        </Submit>
      </div>
    </ActionForm>
  );
}

function Satisfied({ reference, solved, was }: { reference: string; solved: string; was: boolean }) {
  const t = useTranslations("cases");
  const other = was ? t("rate.solvedNo") : t("rate.solvedYes");
  return (
    <>
      <ActionForm action={rateAction} id="solved" className="mb-3 flex flex-wrap items-center gap-x-3">
        <input type="hidden" name="reference" value={reference} />
        <p role="status" className="font-semibold text-jade">
          {t("rate.first", { solved })}
        </p>
        <Submit look="quiet" name="solved" value={was ? "no" : "yes"}>
          {t("rate.again", { solved: other })}
        </Submit>
      </ActionForm>
      <ActionForm action={rateAction} id="satisfied">
        <input type="hidden" name="reference" value={reference} />
        <p className="mb-3 font-semibold">{t("rate.satisfiedQuestion")}</p>
        <div className="mb-4 grid grid-cols-2 gap-3">
          <Submit look="secondary" name="satisfied" value="yes">
            {t("rate.satisfiedYes")}
          </Submit>
          <Submit look="secondary" name="satisfied" value="no">
            {t("rate.satisfiedNo")}
          </Submit>
        </div>
        <TextArea name="comment" label={t("rate.comment")} rows={2} maxLength={500} />
      </ActionForm>
    </>
  );
}
