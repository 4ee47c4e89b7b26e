import { type NewPerson, openCentre } from '@watchword-examples/centre';

/** Somebody to try the demo with. */
export interface DemoPerson extends NewPerson {
  readonly password: string;
  /** What will happen to this person. */
  readonly remark: string;
}

/** Their passwords are printed on the screen: the demo answers on this machine only. */
export const demoPeople: readonly [DemoPerson, DemoPerson] = [
  {
    login: 'mere',
    name: 'Mere Walker',
    email: 'mere.walker@my-hpc.example',
    emailVerified: true,
    project: { name: 'Glacier melt', active: true },
    password: 'kauri-bridge-41',
    remark: 'has all that it takes to link an app',
  },
  {
    login: 'jonas',
    name: 'Jonas Lind',
    email: 'jonas.lind@my-hpc.example',
    emailVerified: true,
    project: { name: 'Tide tables', active: false },
    password: 'harbour-lamp-77',
    remark: 'has no active project, and is told so',
  },
];

/** Adds whoever of them is not there yet. */
export async function seedPeople(dataFolder: string, keys: string): Promise<void> {
  const centre = await openCentre({ dataFolder, keys });
  try {
    for (const { remark: _, ...person } of demoPeople) {
      if (!(await centre.people.findByLogin(person.login))) await centre.people.add(person);
    }
  } finally {
    await centre.close();
  }
}
