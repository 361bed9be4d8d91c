using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Attention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Attention_ProgrammeId",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_RelationshipId_Rule",
                table: "Attention");

            migrationBuilder.AddColumn<bool>(
                name: "RatedLow",
                table: "RelationshipReview",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "HoursAgreed",
                table: "Relationship",
                type: "numeric",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "RelationshipId",
                table: "Attention",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "AboutId",
                table: "Attention",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "For",
                table: "Attention",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Attention",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SeenToAt",
                table: "Attention",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Since",
                table: "Attention",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            // What was raised before was all about relationships.
            migrationBuilder.Sql("UPDATE \"Attention\" SET \"AboutId\" = \"RelationshipId\", \"For\" = 'All', \"Since\" = \"RaisedAt\"");

            migrationBuilder.CreateIndex(
                name: "IX_Attention_PersonId",
                table: "Attention",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Attention_ProgrammeId_AboutId_Rule",
                table: "Attention",
                columns: new[] { "ProgrammeId", "AboutId", "Rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attention_ProgrammeId_Id",
                table: "Attention",
                columns: new[] { "ProgrammeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attention_RelationshipId",
                table: "Attention",
                column: "RelationshipId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Attention_PersonId",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_ProgrammeId_AboutId_Rule",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_ProgrammeId_Id",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_RelationshipId",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "RatedLow",
                table: "RelationshipReview");

            migrationBuilder.DropColumn(
                name: "HoursAgreed",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "AboutId",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "For",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "SeenToAt",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "Attention");

            migrationBuilder.AlterColumn<Guid>(
                name: "RelationshipId",
                table: "Attention",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attention_ProgrammeId",
                table: "Attention",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_Attention_RelationshipId_Rule",
                table: "Attention",
                columns: new[] { "RelationshipId", "Rule" },
                unique: true);
        }
    }
}
