import { IsBase64, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Payload } from '../../platform/graphql/mutation.js';
import { MOST_PHOTO_TEXT } from '../../platform/photos/upload.js';

/** 服务照片. */
@Entity('visit_photo')
@ObjectType({
  simpleResolvers: true,
  description: 'A photo of what was done at a visit. The picture is fetched from `/visits/photos/<id>`, which records who looked.',
})
export class VisitPhoto {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  assignmentId!: string;
  @Field(() => Int, { description: 'Width in pixels.' })
  @Column('int')
  width!: number;
  @Field(() => Int, { description: 'Height in pixels.' })
  @Column('int')
  height!: number;
  @Column('uuid')
  addedBy!: string;
  @Field(() => Date, { description: 'Received at (UTC).' })
  @Column('timestamptz')
  addedAt!: Date;
}

/** A photo. */
@InputType({ description: 'A photo of what was done at a visit of one’s own.' })
export class VisitPhotoAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt; a phone sends it again until it was received.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The visit.' })
  @IsUUID()
  assignmentId!: string;
  @Field(() => String, { description: 'The photo as base64 of a JPEG, at most 512 KiB.' })
  @MaxLength(MOST_PHOTO_TEXT)
  @IsBase64()
  content!: string;
  @Field(() => Boolean, { description: 'That the household agreed and that nobody can be recognised; must be true.' })
  agreed!: boolean;
}

/** Payload of photos. */
@ObjectType({ simpleResolvers: true, description: 'Result of adding a photo.' })
export class VisitPhotoPayload extends Payload {
  @Field(() => VisitPhoto, { nullable: true, description: 'The photo.' })
  photo?: VisitPhoto;
}
