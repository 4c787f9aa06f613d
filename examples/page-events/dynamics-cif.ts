import { onCall } from './call-events.ts';

/** The part of `Microsoft.CIFramework` that this adapter uses. */
export interface CiFramework {
  createRecord(entityLogicalName: string, data: string): Promise<string>;
  updateRecord(entityLogicalName: string, id: string, data: string): Promise<string>;
}

/** Makes one activity of the kind `phonecall` for each call, and adds the disposition to it. */
export function logCallsInDynamics(page: EventTarget, framework: CiFramework): () => void {
  const activities = new Map<string, Promise<string>>();
  return onCall(page, ({ type, id, number, disposition, talkSeconds }) => {
    if (type === 'call.ended') {
      const data = {
        subject: `Call to ${number}`,
        phonenumber: number,
        directioncode: true,
        actualdurationminutes: Math.ceil((talkSeconds ?? 0) / 60),
      };
      const made = framework.createRecord('phonecall', JSON.stringify(data));
      activities.set(
        id,
        made.then((reply) => (JSON.parse(reply) as { id: string }).id),
      );
    }
    const activity = activities.get(id);
    if (type === 'call.disposed' && activity)
      void activity.then((record) =>
        framework.updateRecord('phonecall', record, JSON.stringify({ description: disposition })),
      );
  });
}
