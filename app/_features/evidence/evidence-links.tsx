"use client";
import { createContext, type ReactNode, useContext, useState } from "react";

interface Links {
  /** The field whose value or quote is under the pointer. */
  field: string | null;
  point: (field: string | null) => void;
}

const LinksContext = createContext<Links>({ field: null, point: () => {} });

/** Wrap a text and its values: pointing at a value highlights its quotes, and vice versa. */
export function EvidenceLinks({ children }: { children: ReactNode }) {
  const [field, point] = useState<string | null>(null);
  return <LinksContext value={{ field, point }}>{children}</LinksContext>;
}

export function useEvidenceLinks(): Links {
  return useContext(LinksContext);
}
