import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { OutreachRecord, PolicyNotice } from './notice.js';

/** Page of versions. */
export const PolicyNoticeConnection = connectionOf(PolicyNotice, 'PolicyNotice');
/** Page of records. */
export const OutreachRecordConnection = connectionOf(OutreachRecord, 'OutreachRecord');

/** Payload of mutations on outreach. */
@ObjectType({ simpleResolvers: true, description: 'Result of publishing a version, or of recording who was told.' })
export class PolicyNoticePayload extends Payload {
  @Field(() => PolicyNotice, { nullable: true, description: 'The version as it is now.' })
  notice?: PolicyNotice;
}
