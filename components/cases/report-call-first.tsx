import { useTranslations } from "next-intl";

/** Numbers to call, each one tap. */
export function CallFirst({ numbers }: { numbers: readonly string[] }) {
  const t = useTranslations("report");
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      {numbers.map((number) => (
        <a
          key={number}
          href={`tel:${number}`}
          aria-label={t("start.call", { number })}
          className="inline-flex min-h-12 min-w-16 items-center justify-center rounded-card border border-red bg-card px-4 font-bold text-red"
        >
          {number}
        </a>
      ))}
    </p>
  );
}
