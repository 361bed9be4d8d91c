using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FormsShown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormShown",
                table: "TrainingRecord",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "SubmissionConsent",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "SignOff",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "ProgrammeDocument",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "CodeAcceptance",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormShown",
                table: "TrainingRecord");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "SubmissionConsent");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "SignOff");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "ProgrammeDocument");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "CodeAcceptance");
        }
    }
}
