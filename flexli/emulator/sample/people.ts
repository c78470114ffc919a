/** The people that the sample API knows; invented. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department: string;
  readonly active: boolean;
}

export const PEOPLE: readonly Person[] = [
  { id: 'p-1', name: 'Amara Okafor', email: 'amara.okafor@example.com', department: 'Engineering', active: true },
  { id: 'p-2', name: 'Jonas Lindqvist', email: 'jonas.lindqvist@example.com', department: 'Engineering', active: true },
  { id: 'p-3', name: 'Mei-Ling Chen', email: 'mei-ling.chen@example.com', department: 'Finance', active: true },
  { id: 'p-4', name: 'Rafael Moreno', email: 'rafael.moreno@example.com', department: 'Support', active: true },
  { id: 'p-5', name: 'Ingrid Haugen', email: 'ingrid.haugen@example.com', department: 'Finance', active: false },
  { id: 'p-6', name: "Siobhán O'Neill", email: 'siobhan.oneill@example.com', department: 'Support', active: true },
];
