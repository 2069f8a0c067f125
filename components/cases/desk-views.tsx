import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { dropView, saveView } from "@/lib/cases/desk-actions";
import type { KeptView } from "@/lib/cases/desk-kept";
import { listPath } from "@/lib/cases/desk-paths";

/** The person's own views: named sets of filters, to open, to keep and to drop. */
export function DeskViews({ views, query }: { views: readonly KeptView[]; query: string }) {
  const t = useTranslations("cadre");
  const shown = views.find((view) => view.query === query);
  return (
    <details
      // A refusal is seen even where no script keeps it open.
      className="relative has-[[role=alert]]:[&::details-content]:[content-visibility:visible]"
      name="desk-filter"
      key={`views-${query}-${views.length}`}
    >
      <summary className="flex min-h-9 cursor-pointer list-none items-center gap-1 rounded-lg border border-line-strong bg-card px-3">
        {shown?.name ?? t("views.title")} <span aria-hidden="true">▾</span>
      </summary>
      <div className="absolute z-10 mt-1 max-h-96 w-72 max-w-[80vw] overflow-y-auto rounded-lg border border-line-strong bg-card p-2">
        {views.length === 0 && <p className="px-1 pb-2 text-soft">{t("views.none")}</p>}
        <ul>
          {views.map((view) => (
            <li key={view.id} className="flex items-center gap-1">
              <Link
                href={listPath(view.query)}
                prefetch={false}
                aria-current={view.id === shown?.id ? "true" : undefined}
                className="flex min-h-9 flex-1 items-center rounded px-2 hover:bg-brick-wash aria-[current]:font-bold"
              >
                {view.name}
              </Link>
              <form action={dropView}>
                <input type="hidden" name="id" value={view.id} />
                <input type="hidden" name="from" value={query} />
                <button
                  type="submit"
                  aria-label={t("views.drop", { name: view.name })}
                  className="flex size-9 items-center justify-center rounded text-soft hover:bg-slate-wash"
                >
                  <span aria-hidden="true">×</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
        <ActionForm action={saveView} id="view" className="border-t border-line pt-2">
          <input type="hidden" name="query" value={query} />
          <TextField size="desk" name="name" label={t("views.name")} maxLength={30} required />
          <Submit look="secondary" size="desk" className="w-full">
            {t("views.save")}
          </Submit>
        </ActionForm>
      </div>
    </details>
  );
}
