import type { ReactNode } from "react";

/** The page's one heading, with an optional lead and the way back. */
export function PageHead({
  title,
  lead,
  back,
  aside,
}: {
  title: string;
  lead?: ReactNode;
  back?: { href: string; label: string };
  aside?: ReactNode;
}) {
  return (
    <header className="mb-5">
      {back && (
        <a
          href={back.href}
          className="no-print -ml-1 inline-flex min-h-12 items-center gap-1 px-1 text-soft underline-offset-4 hover:underline"
        >
          <span aria-hidden="true">‹</span> {back.label}
        </a>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="text-[1.65rem] leading-snug font-extrabold">{title}</h1>
        {aside}
      </div>
      {lead && <p className="mt-1 text-soft">{lead}</p>}
    </header>
  );
}

/** Nothing here yet: says so, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-line-strong p-6 text-center">
      <p className="font-semibold">{title}</p>
      {children && <div className="mt-1 text-soft">{children}</div>}
    </div>
  );
}

/** Term and value pairs. */
export function Facts({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
      {items.map((item) => (
        <div key={item.term} className="sm:contents">
          <dt className="text-soft">{item.term}</dt>
          <dd className="font-medium">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
