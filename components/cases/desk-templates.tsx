import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea, TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { Empty, PageHead } from "@/components/ui/page-head";
import { dropTemplate, saveTemplate } from "@/lib/cases/desk-actions";
import type { Template } from "@/lib/cases/desk-kept";
import { listPath } from "@/lib/cases/desk-paths";

/** The offices' shared answer templates: to read, to write and to drop. */
export function DeskTemplates({ templates }: { templates: readonly Template[] }) {
  const t = useTranslations("cadre");
  return (
    <div className="max-w-3xl">
      <PageHead
        title={t("templates.title")}
        lead={t("templates.lead")}
        back={{ href: listPath(), label: t("backToList") }}
      />
      {templates.length === 0 ? (
        <Empty title={t("templates.none")} />
      ) : (
        <ul className="grid gap-2">
          {templates.map((template) => (
            <li key={template.id} className="rounded-card border border-line bg-card p-3">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h2 className="font-bold">{template.title}</h2>
                <form action={dropTemplate}>
                  <input type="hidden" name="id" value={template.id} />
                  <Submit look="quiet" size="desk">
                    {t("templates.drop")}
                    <span className="sr-only"> {template.title}</span>
                  </Submit>
                </form>
              </div>
              <p className="whitespace-pre-line">{template.text}</p>
            </li>
          ))}
        </ul>
      )}
      <Section title={t("templates.new")}>
        <ActionForm
          action={saveTemplate}
          id="template"
          key={templates.map(({ id, text }) => id + text).join()}
        >
          <TextField size="desk" name="title" label={t("templates.name")} maxLength={40} required />
          <TextArea
            size="desk"
            name="text"
            label={t("templates.text")}
            hint={t("templates.textHint")}
            maxLength={2000}
            required
          />
          <Submit size="desk">{t("templates.save")}</Submit>
        </ActionForm>
      </Section>
    </div>
  );
}

/** Over an answer: puts a template into it. The gaps must be filled before it can be sent. */
export function TemplateLinks({
  templates,
  pathOf,
}: {
  templates: readonly Template[];
  pathOf: (id: string) => string;
}) {
  const t = useTranslations("cadre");
  return (
    <details className="mb-3">
      <summary className="min-h-6 cursor-pointer underline underline-offset-4">{t("templates.use")}</summary>
      <ul className="mt-1 flex flex-wrap gap-1">
        {templates.map(({ id, title }) => (
          <li key={id}>
            <Link
              href={pathOf(id)}
              prefetch={false}
              scroll={false}
              className="inline-flex min-h-9 items-center rounded-full border border-line-strong px-3"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-1">
        <a
          href="/cadre/cases/templates"
          className="inline-flex min-h-6 items-center text-soft underline underline-offset-4"
        >
          {t("templates.manage")}
        </a>
      </p>
    </details>
  );
}
