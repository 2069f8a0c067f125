import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { CallFirst } from "./report-call-first";

const EMERGENCY = ["119", "120", "110"] as const;

export interface StartProps {
  /** Where to carry on with a half-filled report; `aside`: this page begins another one. */
  readonly resume: { readonly path: string; readonly aside: boolean } | null;
  /** The report sent last from this browser. */
  readonly sent: { readonly reference: string; readonly path: string } | null;
}

/** What stands before the first question: whom to call in danger, and what this browser has begun or sent before. */
export function ReportStart({ resume, sent }: StartProps) {
  const t = useTranslations("report");
  return (
    <>
      <Notice tone="bad" title={t("start.emergencyTitle")} className="mb-4">
        <p>{t("start.emergency")}</p>
        <CallFirst numbers={EMERGENCY} />
      </Notice>
      {sent && (
        <Notice tone="good" title={t("sentTitle")} className="mb-4">
          <p>{t("sentLead", { reference: sent.reference })}</p>
          <LinkLine href={sent.path}>{t("sentLink")}</LinkLine>
        </Notice>
      )}
      {resume && (
        <Notice tone="good" title={t("resume")} className="mb-4">
          {resume.aside && <p>{t("resumeAside")}</p>}
          <LinkLine href={resume.path}>{t("resumeLink")}</LinkLine>
        </Notice>
      )}
    </>
  );
}

function LinkLine({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4">
      {children}
    </a>
  );
}
