import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { rateAction } from "@/lib/cases/actions";
import type { ClosureView } from "@/lib/cases/follow-view";
import { casePath } from "@/lib/cases/reference";

interface RatingProps {
  readonly reference: string;
  readonly rating: ClosureView["rating"];
  readonly solved: "yes" | "no" | null;
}

/** Two questions, one tap each: first a link, then a button that sends both answers. */
export function StatusRating({ reference, rating, solved }: RatingProps) {
  const t = useTranslations("cases");
  if (rating) {
    const words = {
      solved: rating.solved ? t("rate.solvedYes") : t("rate.solvedNo"),
      satisfied: rating.satisfied ? t("rate.satisfiedYes") : t("rate.satisfiedNo"),
    };
    return <p className="mt-4 font-semibold">{t("rate.done", words)}</p>;
  }
  const again = (answer: "yes" | "no") => `${casePath(reference)}?solved=${answer}#rate`;
  return (
    <div id="rate" className="scroll-mt-4">
      <Section
        title={t("rate.title")}
        aside={<span className="text-soft">{t("rate.step", { step: solved ? 2 : 1 })}</span>}
      >
        {solved === null ? (
          <>
            <p className="mb-3 font-semibold">{t("rate.solvedQuestion")}</p>
            <div className="grid grid-cols-2 gap-3">
              <ButtonLink look="secondary" href={again("yes")}>
                {t("rate.solvedYes")}
              </ButtonLink>
              <ButtonLink look="secondary" href={again("no")}>
                {t("rate.solvedNo")}
              </ButtonLink>
            </div>
          </>
        ) : (
          <ActionForm action={rateAction}>
            <input type="hidden" name="reference" value={reference} />
            <input type="hidden" name="solved" value={solved} />
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
            <a
              href={`${casePath(reference)}#rate`}
              className="inline-flex min-h-12 items-center underline underline-offset-4"
            >
              {t("rate.again")}
            </a>
          </ActionForm>
        )}
      </Section>
    </div>
  );
}
