/** What the tests below read of a household. */
export const HOUSEHOLD = `household {
  id number headName address phone memberCount hardshipTags currentProgrammes version demo viewerCanEdit viewerCanReveal
  location { latitude longitude } area { code }
  members { id relation isHead from until person { id maskedName sex age isMinor identityTail phone } }
  statuses { id programme from until endReason persons }
  consents { id purpose active givenBy textVersion person { id } }
}`;

/** A household as the tests read it. */
export interface HouseholdRead {
  id: string;
  number: string;
  headName: string;
  address: string | null;
  phone: string | null;
  memberCount: number;
  currentProgrammes: string[];
  version: number;
  demo: boolean;
  viewerCanEdit: boolean;
  viewerCanReveal: boolean;
  location: { latitude: number; longitude: number } | null;
  area: { code: string };
  members: {
    id: string;
    relation: string;
    isHead: boolean;
    from: string;
    until: string | null;
    person: {
      id: string;
      maskedName: string;
      sex: string;
      age: number;
      isMinor: boolean;
      identityTail: string | null;
      phone: string | null;
    };
  }[];
  statuses: { id: string; programme: string; from: string; until: string | null; endReason: string | null; persons: number }[];
  consents: { id: string; purpose: string; active: boolean; givenBy: string; textVersion: string; person: { id: string } | null }[];
}

export interface HouseholdAnswer {
  household: HouseholdRead | null;
}
