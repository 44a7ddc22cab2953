"use client";
import { createContext, type ReactNode, useContext, useState } from "react";

interface Links {
  /** The value that is pointed at now, or whose words are. */
  field: string | null;
  point: (field: string | null) => void;
}

const LinksContext = createContext<Links>({ field: null, point: () => {} });

/** Around a text and the values read from it: pointing at a value lights its words up, and the other way round. */
export function EvidenceLinks({ children }: { children: ReactNode }) {
  const [field, point] = useState<string | null>(null);
  return <LinksContext value={{ field, point }}>{children}</LinksContext>;
}

export function useEvidenceLinks(): Links {
  return useContext(LinksContext);
}
