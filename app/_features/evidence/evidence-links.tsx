"use client";
import { createContext, type ReactNode, useContext, useState } from "react";

interface Links {
  /** The pointer is on this field's value or quote; null if on none. */
  field: string | null;
  point: (field: string | null) => void;
}

const LinksContext = createContext<Links>({ field: null, point: () => {} });

/** Goes around a text and the values found in it. Pointing at a value highlights its quotes, and the reverse. */
export function EvidenceLinks({ children }: { children: ReactNode }) {
  const [field, point] = useState<string | null>(null);
  return <LinksContext value={{ field, point }}>{children}</LinksContext>;
}

export function useEvidenceLinks(): Links {
  return useContext(LinksContext);
}
