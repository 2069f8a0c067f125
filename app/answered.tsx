import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NoEntry, NoSuchPage } from "@/components/layout/no-page";
import { NoPage } from "@/lib/server/page";
import { answerWith } from "@/lib/server/response";

/**
 * A page that answers also when it can't be shown: "not found" and "not for you" come from the server with their status
 * and within the frame of their audience, with and without scripts. `absent` replaces the general "not found".
 */
export function answered<Props>(
  page: (props: Props) => Promise<ReactNode>,
  absent: ReactNode = <NoSuchPage />,
) {
  return async (props: Props): Promise<ReactNode> => {
    try {
      return await page(props);
    } catch (error) {
      if (!(error instanceof NoPage)) throw error;
      answerWith(error.status);
      return error.status === 404 ? absent : <NoEntry />;
    }
  };
}

/** The title of such a page; none when it can't be shown. */
export function titled<Props>(title: (props: Props) => Promise<Metadata>) {
  return async (props: Props): Promise<Metadata> => {
    try {
      return await title(props);
    } catch (error) {
      if (!(error instanceof NoPage)) throw error;
      return { robots: { index: false } };
    }
  };
}
