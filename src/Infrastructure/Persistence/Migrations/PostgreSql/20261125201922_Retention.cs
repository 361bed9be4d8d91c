using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DisposedOn",
                table: "Relationship",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KeepUntil",
                table: "Relationship",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "Programme",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DisposedOn",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "KeepUntil",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "Programme");
        }
    }
}
