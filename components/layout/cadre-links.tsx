"use client";

import { usePathname } from "next/navigation";

interface Links {
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** The rooms of the desk; the one that the page belongs to is marked. A layout alone doesn't know which that is. */
export function CadreLinks({ links }: Links) {
  const path = usePathname();
  const here = links
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((one, other) => other.length - one.length)[0];
  return links.map(({ href, label }) => (
    <a
      key={href}
      href={href}
      aria-current={href === here ? (path === href ? "page" : "true") : undefined}
      className="inline-flex min-h-10 items-center rounded-lg px-3 font-semibold text-on-night hover:bg-white/15 aria-[current]:bg-white/15"
    >
      {label}
    </a>
  ));
}
