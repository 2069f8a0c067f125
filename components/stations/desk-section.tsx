import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

export const deskPath = (code: string, edit?: string): string =>
  edit ? `/cadre/stations/${code}?edit=${edit}#${edit}` : `/cadre/stations/${code}`;

/** A block of the desk page with its heading, and what can be done with it at the right. */
export function DeskSection({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="min-w-0 scroll-mt-4 rounded-card border border-line bg-card p-4"
    >
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <h2 id={`${id}-title`} className="text-base font-bold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Opens a form; `what` tells the ear which one. */
export function EditLink({ href, label, what }: { href: string; label: string; what: string }) {
  return (
    <a href={href} aria-label={what} className={buttonClass("secondary", "desk")}>
      {label}
    </a>
  );
}

/** Which station a form changes, and the version of it that the page shows. */
export function OnStation({ station }: { station: { readonly id: string; readonly version: number } }) {
  return (
    <>
      <input type="hidden" name="stationId" value={station.id} />
      <input type="hidden" name="version" value={station.version} />
    </>
  );
}
